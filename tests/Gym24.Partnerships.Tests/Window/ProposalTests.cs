using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Runs;
using Gym24.Partnerships.Runs.ListRuns;
using Gym24.Partnerships.Window;
using Gym24.Partnerships.Window.DecideProposal;
using Gym24.Partnerships.Window.ListProposals;
using Gym24.Partnerships.Window.ProposeRun;
using Gym24.Partnerships.Window.ShowWindow;
using Gym24.Partnerships.Window.TakeBackProposal;
using static Gym24.Partnerships.Tests.RunSchool;

namespace Gym24.Partnerships.Tests.Window;

public sealed class ProposalTests
{
    [Fact]
    public async Task What_a_curator_proposes_is_opened_as_the_coordinator_corrects_it_and_both_are_told()
    {
        await using var school = await RunSchool.Start();
        school.School.Holders.Add((school.Teacher.Id, Permissions.ManageRuns));
        school.AsCurator("tusur").School.Caller.PersonId = school.Teacher.Id;
        var id = await school.School.Send(new ProposeRun(Draft(places: 20) with { Room = "Музей", Teacher = school.Teacher.Id, Weekdays = [DayOfWeek.Friday] }, " Ждём! "));
        var told = Assert.Single(school.School.Notices);
        Assert.Equal((school.Teacher.Id, $"/proposals/{id}"), (told.Person, told.Href));

        var proposal = (await school.AsCoordinator().School.Send(new ListProposals(Waiting: true))).Items.Single();
        Assert.Equal(("tusur", "Ждём!", "Музей", 20), (proposal.Partner, proposal.Note, proposal.Draft.Room, proposal.Draft.Places));
        Assert.Null(proposal.Draft.Teacher);
        Assert.Equal([DayOfWeek.Friday], proposal.Draft.Weekdays);
        var run = await school.School.Send(new ConfirmProposal(id, proposal.Version, proposal.Draft with { Places = 15, Teacher = school.Teacher.Id }));
        Assert.Equal((15, "Музей", (Guid?)school.Teacher.Id), ((await school.Run(run)).Places, (await school.Run(run)).Room, (await school.Run(run)).Teacher));
        Assert.Equal($"/window/runs/{run}", school.School.Notices[^1].Href);

        var window = await school.AsCurator("tusur").School.Send(new ShowWindow());
        Assert.Equal((run, ProposalState.Confirmed), (window.Runs.Single().Id, window.Proposals.Single().State));
        var again = await Refused(() => school.AsCoordinator().School.Send(new ConfirmProposal(id, proposal.Version + 1, proposal.Draft)));
        Assert.Equal("decided", again.Code);
    }

    [Fact]
    public async Task A_proposal_is_declined_with_a_reason_once_and_a_stale_decision_is_refused()
    {
        await using var school = await RunSchool.Start();
        var id = await school.AsCurator("tusur").School.Send(new ProposeRun(Draft()));
        school.AsCoordinator();
        Assert.Equal("reason", (await Refused(() => school.School.Send(new DeclineProposal(id, 0, " ")))).Faults[0].Field);
        Assert.Equal(RefusalKind.Stale, (await Refused(() => school.School.Send(new DeclineProposal(id, 7, "Поздно")))).Kind);
        await school.School.Send(new DeclineProposal(id, 0, "Каникулы"));
        Assert.Equal(RefusalKind.Stale, (await Refused(() => school.School.Send(new ConfirmProposal(id, 0, Draft())))).Kind);
        Assert.Empty((await school.School.Send(new ListRuns())).Items);
        var seen = (await school.AsCurator("tusur").School.Send(new ShowWindow())).Proposals.Single();
        Assert.Equal((ProposalState.Declined, "Каникулы"), (seen.State, seen.Reason));
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.AsCoordinator().School.Send(new DeclineProposal(Guid.NewGuid(), 0, "Нет")))).Kind);
    }

    [Fact]
    public async Task What_nobody_has_answered_its_partner_takes_back_and_the_coordinator_is_told()
    {
        await using var school = await RunSchool.Start();
        school.School.Holders.Add((school.Teacher.Id, Permissions.ManageRuns));
        var id = await school.AsCurator("tusur").School.Send(new ProposeRun(Draft()));
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.AsCurator("tpu").School.Send(new TakeBackProposal(id, 0)))).Kind);
        Assert.Equal(RefusalKind.Stale, (await Refused(() => school.AsCurator("tusur").School.Send(new TakeBackProposal(id, 3)))).Kind);
        await school.School.Send(new TakeBackProposal(id, 0));
        Assert.Equal((school.Teacher.Id, $"/proposals/{id}"), (school.School.Notices[^1].Person, school.School.Notices[^1].Href));
        var window = (await school.School.Send(new ShowWindow())).Proposals.Single();
        Assert.Equal(ProposalState.TakenBack, window.State);
        Assert.Equal("decided", (await Refused(() => school.School.Send(new TakeBackProposal(id, window.Version)))).Code);
        // The day is free for another proposal, and there is nothing left to decide.
        var again = await school.School.Send(new ProposeRun(Draft()));
        Assert.Equal([again], (await school.AsCoordinator().School.Send(new ListProposals(Waiting: true))).Items.Select(p => p.Id));
        Assert.Equal("decided", (await Refused(() => school.School.Send(new ConfirmProposal(id, window.Version, Draft())))).Code);
        await school.School.Send(new DeclineProposal(again, 0, "Каникулы"));
        Assert.Equal("decided", (await Refused(() => school.AsCurator("tusur").School.Send(new TakeBackProposal(again, 1)))).Code);
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => school.AsTeacher().School.Send(new TakeBackProposal(again, 1)))).Kind);
    }

    [Fact]
    public async Task What_is_wrong_with_a_proposal_stands_beside_its_field()
    {
        await using var school = await RunSchool.Start();
        school.AsCurator("tusur");
        async Task<(string?, string)> Fault(RunDraft draft, string? note = null)
        {
            var refusal = await Refused(() => school.School.Send(new ProposeRun(draft, note)));
            return (refusal.Faults[0].Field, refusal.Code);
        }
        Assert.Equal(("starts", "invalid"), await Fault(Draft() with { Starts = null }));
        Assert.Equal(("starts", "range"), await Fault(Draft(inDays: -1)));
        Assert.Equal(("ends", "invalid"), await Fault(Draft() with { Ends = Today }));
        Assert.Equal(("note", "invalid"), await Fault(Draft(), new string('я', Proposal.NoteLength + 1)));
        Assert.Equal(("offering", "unknown-offering"), await Fault(Draft("foreign")));
        Assert.Equal(("offering", "unknown-offering"), await Fault(Draft("no-such")));
        Assert.Equal(("offering", "not-active"), await Fault(Draft("old")));
        await school.School.Send(new ProposeRun(Draft()));
        Assert.Equal(("starts", "duplicate"), await Fault(Draft()));
        Assert.Equal("unknown-offering", (await Refused(async () =>
        {
            var waiting = (await school.AsCoordinator().School.Send(new ListProposals())).Items.Single();
            await school.School.Send(new ConfirmProposal(waiting.Id, waiting.Version, waiting.Draft with { Offering = "foreign" }));
        })).Code);
    }

    [Fact]
    public async Task A_run_of_last_year_is_the_beginning_of_the_next_proposal_on_the_same_weekday()
    {
        await using var school = await RunSchool.Start();
        var last = await school.AsCoordinator().School.Send(new Gym24.Partnerships.Runs.OpenRun.OpenRun(
            Draft(places: 12) with { Starts = new DateOnly(2026, 2, 10), EnrolFrom = new DateOnly(2026, 1, 10), EnrolTo = new DateOnly(2026, 2, 1), Teacher = school.Teacher.Id }));
        var begun = await school.AsCurator("tusur").School.Send(new DraftProposal("excursion", null));
        Assert.Equal(last, begun.Earlier.Single().Id);
        var copy = (await school.School.Send(new DraftProposal(null, last))).Draft;
        Assert.Equal((DayOfWeek.Tuesday, 2027, 12), (copy.Starts!.Value.DayOfWeek, copy.Starts.Value.Year, copy.Places));
        Assert.Null(copy.Teacher);
        await school.School.Send(new ProposeRun(copy));
        school.AsCurator("tpu");
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new DraftProposal(null, last)))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new DraftProposal("excursion", null)))).Kind);
    }

    [Fact]
    public async Task Nobody_else_proposes_and_a_curator_does_not_decide()
    {
        await using var school = await RunSchool.Start();
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => school.AsTeacher().School.Send(new ProposeRun(Draft())))).Kind);
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => school.AsTeacher().School.Send(new ShowWindow()))).Kind);
        school.AsCurator("tusur");
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => school.School.Send(new ListProposals()))).Kind);
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => school.School.Send(new ConfirmProposal(Guid.NewGuid(), 0, Draft())))).Kind);
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => school.School.Send(new ListRuns()))).Kind);
    }
}
