using Gym24.Britannia.Levels;
using Gym24.Britannia.Levels.AnnulCertificate;
using Gym24.Britannia.Levels.EnterLevels;
using Gym24.Britannia.Levels.ListLevels;
using Gym24.Britannia.Sessions.AssignExam;
using Gym24.Britannia.Sessions.ListSessions;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Languages;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Britannia.Tests.BritanniaSchool;

namespace Gym24.Britannia.Tests.Levels;

public sealed class LevelTests
{
    [Fact]
    public async Task A_level_is_a_certificate_a_result_and_a_fact_for_other_modules()
    {
        await using var school = await Start();
        var run = await school.Session(await school.Exam(months: 24));
        await school.Enter(run, school.Pupils[0], "B2", number: "AB 12", score: 87.5m);

        var mine = await school.School.Send(new ShowLevels(school.Pupils[0].Id));
        var one = Assert.Single(mine.Certificates);
        Assert.Equal(("B2", CertificateState.Current, new DateOnly(2028, 11, 14)), (one.Level, one.State, one.ValidUntil!.Value));
        var result = Assert.Single(await school.Results(run));
        Assert.Equal(("completed", 87.5m), (result.Outcome, result.Points));
        Assert.Contains("B2", result.Note, StringComparison.Ordinal);
        var known = Assert.Single(await Of(school, Today, school.Pupils[0]));
        Assert.Equal(("en", "B2"), (known.Language, known.Level));
    }

    [Fact]
    public async Task The_newest_valid_one_counts_and_the_history_stays()
    {
        await using var school = await Start();
        var (pupil, exam) = (school.Pupils[0], await school.Exam());
        await school.Enter(await school.Session(exam, 60), pupil, "B1", 60, "1");
        var retake = await school.Session(exam, 7);
        await school.Enter(retake, pupil, "A2", 7, "2", Today.AddDays(-1));
        Assert.Equal("B1", Assert.Single(await Of(school, Today, pupil)).Level);
        Assert.Equal("A2", Assert.Single(await Of(school, Today.AddDays(-3), pupil)).Level);

        await school.Enter(await school.Session(exam, 5), pupil, "B2", 5, "3");
        var states = (await school.School.Send(new ShowLevels(pupil.Id))).Certificates.Select(c => (c.Level, c.State));
        Assert.Equal([("B2", CertificateState.Current), ("A2", CertificateState.Expired), ("B1", CertificateState.Superseded)], states);
        foreach (var state in new[] { CertificateState.Current, CertificateState.Expired, CertificateState.Superseded })
            Assert.Equal(state, Assert.Single((await school.School.Send(new ListLevels(state))).Items).State);
    }

    [Fact]
    public async Task A_wrong_certificate_is_annulled_with_a_reason_and_entered_anew()
    {
        await using var school = await Start();
        var (pupil, run) = (school.Pupils[0], await school.Session(await school.Exam()));
        await school.Enter(run, pupil, "C1", number: "7");
        var wrong = (await school.School.Send(new ShowLevels(pupil.Id))).Certificates[0];
        Assert.Equal("reason", (await Refused(() => school.School.Send(new AnnulCertificate(wrong.Id, wrong.Version, " ")))).Faults[0].Field);
        Assert.Equal(RefusalKind.Stale, (await Refused(() => school.School.Send(new AnnulCertificate(wrong.Id, wrong.Version + 1, "опечатка")))).Kind);
        await school.School.Send(new AnnulCertificate(wrong.Id, wrong.Version, "опечатка"));
        Assert.Equal("annulled", (await Refused(() => school.School.Send(new AnnulCertificate(wrong.Id, wrong.Version, "опечатка")))).Code);
        Assert.Empty(await school.Results(run));
        Assert.Empty(await Of(school, Today, pupil));

        await school.Enter(run, pupil, "B1", number: "7");
        Assert.Equal([CertificateState.Current, CertificateState.Annulled], (await school.School.Send(new ShowLevels(pupil.Id))).Certificates.Select(c => c.State));
        Assert.Equal("completed", Assert.Single(await school.Results(run)).Outcome);
    }

    [Fact]
    public async Task Sending_the_same_twice_changes_nothing_and_another_result_is_refused()
    {
        await using var school = await Start();
        var run = await school.Session(await school.Exam());
        await school.Enter(run, school.Pupils[0], "B1", number: "1");
        Assert.Equal(0, await school.Enter(run, school.Pupils[0], "B1", number: "1"));
        Assert.Equal("already-entered", (await Refused(() => school.Enter(run, school.Pupils[0], "B2", number: "1"))).Faults[0].Code);
        Assert.Equal("number-0", (await Refused(() => school.Enter(run, school.Pupils[1], "B1", number: " 1 "))).Faults[0].Field);
        Assert.Single((await school.School.Send(new ListLevels())).Items);
    }

    [Theory]
    [InlineData("D1", 7, null, "level-0")]
    [InlineData("B1", 8, null, "issuedOn")]
    [InlineData("B1", -1, null, "issuedOn")]
    [InlineData("B1", 7, 8, "validUntil-0")]
    public async Task What_cannot_be_is_refused_beside_its_field(string level, int daysAgo, int? endsDaysAgo, string field)
    {
        await using var school = await Start();
        var run = await school.Session(await school.Exam());
        var refusal = await Refused(() => school.Enter(run, school.Pupils[0], level, daysAgo, until: endsDaysAgo is { } ago ? Today.AddDays(-ago) : null));
        Assert.Equal(field, refusal.Faults[0].Field);
    }

    [Fact]
    public async Task Who_has_no_place_or_no_exam_gets_no_level()
    {
        await using var school = await Start();
        var exam = await school.Exam();
        var run = await school.Session(exam, people: [school.Pupils[0]]);
        Assert.Equal("level-0", (await Refused(() => school.Enter(run, school.Pupils[1], "B1"))).Faults[0].Field);
        var bare = await school.Run(Test, 7, school.Pupils);
        Assert.Equal("no-exam", (await Refused(() => school.Enter(bare, school.Pupils[0], "B1"))).Code);
        await school.Enter(run, school.Pupils[0], "B1");
        var other = await school.Exam("Другой тест");
        Assert.Equal("stale", (await Refused(() => school.School.Send(new AssignExam(run, 0, other)))).Code);
        Assert.Equal("has-results", (await Refused(() => school.School.Send(new AssignExam(run, 1, other)))).Code);
        Assert.Equal("not-found", (await Refused(async () => await school.School.Send(new ShowSession(await school.Run(Methods, 3, []))))).Code);
    }

    [Fact]
    public async Task Not_passed_is_a_result_without_a_certificate()
    {
        await using var school = await Start();
        var run = await school.Session(await school.Exam());
        await school.School.Send(new EnterLevels(run, Today, null, [new LevelLine(school.Pupils[0].Id, null, NotPassed: true, Score: 31)]));
        Assert.Equal(("not-completed", 31m), (await school.Results(run)).Select(r => (r.Outcome, r.Points!.Value)).Single());
        Assert.Empty((await school.School.Send(new ListLevels())).Items);
        Assert.True((await school.School.Send(new ShowSession(run))).People[0].NotPassed);
    }

    [Fact]
    public async Task Whoever_won_a_contest_stays_its_winner()
    {
        await using var school = await Start();
        var run = await school.Session(await school.Exam());
        await school.School.Within(s => s.GetRequiredService<IResults>().Enter(run, [new ResultFacts(school.Pupils[0].Id, "winner", 99)]));
        await school.Enter(run, school.Pupils[0], "C1", score: 98);
        Assert.Equal("winner", Assert.Single(await school.Results(run)).Outcome);
        var one = (await school.School.Send(new ShowLevels(school.Pupils[0].Id))).Certificates[0];
        await school.School.Send(new AnnulCertificate(one.Id, one.Version, "чужой"));
        Assert.Equal("winner", Assert.Single(await school.Results(run)).Outcome);
    }

    [Theory]
    [InlineData(2019, false)]
    [InlineData(2020, true)]
    public async Task The_scale_is_that_of_the_day(int year, bool below)
    {
        await using var school = await Start();
        var scale = await school.School.Send(new ReadScale(new DateOnly(year, 6, 1)));
        Assert.Equal(below, scale[0].Code == "pre-A1");
        Assert.Equal(["A1", "A2", "B1", "B2", "C1", "C2"], scale.Where(s => s.Code != "pre-A1").Select(s => s.Code));
        Assert.All(scale, s => Assert.Contains("Council of Europe", s.Source, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pupil_sees_the_own_levels_and_nobody_elses()
    {
        await using var school = await Start();
        var run = await school.Session(await school.Exam());
        await school.Enter(run, school.Pupils[0], "B1");
        await school.Enter(run, school.Pupils[1], "B2");
        school.As(school.Pupils[0], (Permissions.ReadLevels, Scope.Own));
        Assert.Equal(school.Pupils[0].Id, Assert.Single((await school.School.Send(new ListLevels())).Items).Person);
        Assert.Equal([school.Pupils[0].Id], (await school.School.Send(new ShowSession(run))).People.Select(p => p.Person));
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new ShowLevels(school.Pupils[1].Id)))).Kind);
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => school.Enter(run, school.Pupils[0], "C2"))).Kind);
    }

    private static Task<IReadOnlyList<LanguageLevel>> Of(BritanniaSchool school, DateOnly on, PersonFacts person) =>
        school.School.Within(s => s.GetRequiredService<ILanguageLevels>().Of([person.Id], on));
}
