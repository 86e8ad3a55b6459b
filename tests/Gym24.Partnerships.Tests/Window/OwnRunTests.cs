using Gym24.Contracts;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Privacy;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Runs.OpenRun;
using Gym24.Partnerships.Window;
using Gym24.Partnerships.Window.EnterOwnResults;
using Gym24.Partnerships.Window.MarkOwnRun;
using Gym24.Partnerships.Window.ReportRun;
using Gym24.Partnerships.Window.ShowOwnRun;
using Gym24.Partnerships.Window.ShowWindow;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Partnerships.Tests.RunSchool;

namespace Gym24.Partnerships.Tests.Window;

public sealed class OwnRunTests
{
    [Fact]
    public async Task A_curator_sees_own_runs_and_of_two_partners_both_and_never_a_thirds()
    {
        await using var school = await RunSchool.Start();
        var (own, other) = (await school.AsCoordinator().Open(), await school.Open("foreign"));
        async Task<IEnumerable<Guid>> Seen(string? partner, params string[] partners) =>
            (await school.AsCurator(partners).School.Send(new ShowWindow(partner))).Runs.Select(r => r.Id);
        Assert.Equal([own], await Seen(null, "tusur"));
        Assert.Equal([own, other], (await Seen(null, "tpu", "tusur")).Order());
        Assert.Equal([other], await Seen("tpu", "tpu", "tusur"));
        Assert.Empty(await Seen(null, "rgs"));
        Assert.Empty(await Seen(null));
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => Seen("tpu", "tusur"))).Kind);
        school.AsCurator("tusur");
        foreach (var run in new[] { other, Guid.NewGuid() })
        {
            Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new ShowOwnRun(run)))).Kind);
            Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new ReportRun(run)))).Kind);
            Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new MarkOwnRun(run, 0, [])))).Kind);
            Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new EnterOwnResults(run, 0, [])))).Kind);
        }
    }

    [Fact]
    public async Task Participants_go_by_numbers_that_stay_when_others_leave()
    {
        await using var school = await RunSchool.Start();
        var run = await Running(school);
        var before = (await school.AsCurator("tusur").School.Send(new ShowOwnRun(run))).Entries;
        Assert.Equal([1, 2, 3], before.Select(e => e.Number));
        Assert.All(before, e => Assert.Null(e.Name));
        Assert.Empty(before.Select(e => e.Id).Intersect(school.Fifths.Select(p => p.Id)));
        var first = await school.Application(run, school.Fifths.Single(p => p.Id == before[0].Person));
        await school.AsCoordinator().School.Send(new Gym24.Partnerships.Applications.Decide.DecideApplications(
            [new(first.Id)], Gym24.Partnerships.Applications.Decide.Decision.Reject, "Уехал"));
        Assert.Equal([2, 3], (await school.AsCurator("tusur").School.Send(new ShowOwnRun(run))).Entries.Select(e => e.Number));
    }

    [Fact]
    public async Task What_a_consent_decides_is_counted_by_partner()
    {
        await using var school = await RunSchool.Start();
        await Running(school);
        var effects = await school.School.Within(services => services.GetRequiredService<IConsentEffects>().Of(school.Fifths[0].Id, default));
        var effect = Assert.Single(effects);
        Assert.Equal((ConsentKinds.Transfer, "tusur", "tusur видит номер вместо имени в 1\u00a0списке."), (effect.Kind, effect.Recipient, effect.Without.Ru));
        Assert.Empty(await school.School.Within(services => services.GetRequiredService<IConsentEffects>().Of(Guid.CreateVersion7(), default)));
    }

    [Fact]
    public async Task A_name_is_shown_only_to_the_partner_its_consent_is_for()
    {
        var consents = new SomeConsents("tusur");
        await using var school = await RunSchool.Start(more: services => services.AddSingleton<IConsents>(consents));
        var run = await Running(school);
        consents.Willing.Add(school.Fifths[1].Id);
        // A register that says more than it was asked is not believed.
        consents.Willing.Add(school.Ninths[0].Id);
        var entries = (await school.AsCurator("tusur").School.Send(new ShowOwnRun(run))).Entries;
        Assert.Equal([school.Fifths[1].DisplayName], entries.Select(e => e.Name).OfType<string>());
        consents.Partner = "tpu";
        Assert.All((await school.School.Send(new ShowOwnRun(run))).Entries, e => Assert.Null(e.Name));
    }

    [Fact]
    public async Task Attendance_and_results_are_entered_by_entry_with_the_rules_of_the_school()
    {
        await using var school = await RunSchool.Start();
        var run = await Running(school);
        var own = await school.AsCurator("tusur").School.Send(new ShowOwnRun(run));
        var (held, ahead) = (own.Run.Sessions[0].Id, own.Run.Sessions[^1].Id);
        async Task<string> Code(params EntryMark[] marks) => (await Refused(() => school.School.Send(new MarkOwnRun(run, 0, marks)))).Faults[0].Code;
        Assert.Equal("not-found", await Code(new EntryMark(held, Guid.NewGuid(), Presence.Present)));
        // A person's id is no entry.
        Assert.Equal("not-found", await Code(new EntryMark(held, school.Fifths[0].Id, Presence.Present)));
        Assert.Equal("early", await Code(new EntryMark(ahead, own.Entries[0].Id, Presence.Present)));
        Assert.Equal("invalid", await Code(new EntryMark(held, own.Entries[0].Id, (Presence)7)));
        Assert.Equal(3, await school.School.Send(new MarkOwnRun(run, 0, [.. own.Entries.Select(e => new EntryMark(held, e.Id, Presence.Present))])));
        Assert.Equal("stale", (await Refused(() => school.School.Send(new MarkOwnRun(run, 0, [new(held, own.Entries[0].Id, null)])))).Code);

        var wrong = await Refused(() => school.School.Send(new EnterOwnResults(run, 0, [new(own.Entries[0].Id, "best")])));
        Assert.Equal("outcome-0", wrong.Faults[0].Field);
        Assert.Equal("person-0", (await Refused(() => school.School.Send(new EnterOwnResults(run, 0, [new(school.Fifths[0].Id, "winner")])))).Faults[0].Field);
        Assert.Equal(1, await school.School.Send(new EnterOwnResults(run, 0, [new(own.Entries[0].Id, "winner", 97.5m)])));
        Assert.Equal("stale", (await Refused(() => school.School.Send(new EnterOwnResults(run, 0, [])))).Code);
        var after = await school.School.Send(new ShowOwnRun(run));
        Assert.Equal(("winner", 1), (after.Results[own.Entries[0].Id].Outcome, after.Attended(own.Entries[0].Id)));
        Assert.Contains(nameof(ResultEntered), await school.Published());
    }

    [Fact]
    public async Task The_report_tells_no_small_number_and_no_name()
    {
        await using var school = await RunSchool.Start(pupils: 6);
        var run = await Running(school);
        await school.AsCoordinator().Enter(run, school.Ninths[0], "Пусть идёт");
        var own = await school.AsCurator("tusur").School.Send(new ShowOwnRun(run));
        var few = await school.School.Send(new ReportRun(run));
        // Six and one: whoever knows that there are seven knows the one.
        Assert.Null(few.Grades);
        Assert.Equal(("7", "0", "0"), (few.Total.Entered, few.Total.Attended, few.Total.Completed));
        foreach (var pupil in school.Ninths.Skip(1).Take(4))
            await school.AsCoordinator().Enter(run, pupil, "Пусть идёт");
        Assert.Equal([(5, "6"), (9, "5")], (await school.AsCurator("tusur").School.Send(new ReportRun(run))).Grades!.Select(g => (g.Grade ?? 0, g.People)));
        await school.School.Send(new EnterOwnResults(run, 0, [new(own.Entries[0].Id, "winner", 90m)]));
        var one = await school.School.Send(new ReportRun(run));
        Assert.Equal("<5", one.Total.Completed);
        Assert.Null(one.Outcomes);
        Assert.Empty(one.Points);
        own = await school.School.Send(new ShowOwnRun(run));
        await school.School.Send(new EnterOwnResults(run, 1, [.. own.Entries.Skip(1).Select((e, i) => new EntryResult(e.Id, "participant", 10 + i))]));
        var all = await school.School.Send(new ReportRun(run));
        Assert.Equal([("winner", "<5"), ("participant", "≥5")], all.Outcomes!.Select(o => (o.Outcome, o.People)));
        Assert.Equal((90m, 11), (all.Points[0], all.Points.Count));
        Assert.Equal("11", all.Total.Completed);
    }

    [Fact]
    public async Task The_calendar_of_a_curator_has_own_sessions_only()
    {
        await using var school = await RunSchool.Start();
        var own = await school.AsCoordinator().Open();
        await school.Open("foreign", inDays: 11);
        school.AsCurator("tusur");
        var entries = await school.School.Within(async provider => (await Task.WhenAll(provider.GetServices<ICalendarSource>()
            .Select(s => s.Between(Today, Today.AddDays(30), school.School.Caller, default)))).SelectMany(e => e).ToList());
        Assert.Equal($"/window/runs/{own}", Assert.Single(entries).Href);
    }

    /// <summary>A run whose days were two days ago, today and in two days, the fifth grade entered.</summary>
    private static async Task<Guid> Running(RunSchool school)
    {
        var run = await school.AsCoordinator().School.Send(new OpenRun(Draft() with
        {
            Starts = Today.AddDays(-2), Ends = Today.AddDays(2), EnrolFrom = Today.AddDays(-9), EnrolTo = Today,
            Sessions = [Today.AddDays(-2), Today, Today.AddDays(2)],
        }));
        await school.Enter(run, school.Fifths);
        return run;
    }

    private sealed class SomeConsents(string partner) : IConsents
    {
        public string Partner { get; set; } = partner;
        public HashSet<Guid> Willing { get; } = [];

        public Task<IReadOnlySet<Guid>> Given(string kind, string? recipient, IReadOnlyCollection<Guid> people, CancellationToken cancellation = default) =>
            Task.FromResult<IReadOnlySet<Guid>>(kind == ConsentKinds.Transfer && recipient == Partner ? Willing : []);
    }
}
