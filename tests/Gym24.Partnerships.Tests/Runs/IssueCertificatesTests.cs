using Gym24.Contracts;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Attendance.MarkAttendance;
using Gym24.Partnerships.Results.EnterResults;
using Gym24.Partnerships.Runs.IssueCertificates;
using Gym24.Partnerships.Runs.OpenRun;
using static Gym24.Partnerships.Tests.RunSchool;

namespace Gym24.Partnerships.Tests.Runs;

public sealed class IssueCertificatesTests
{
    [Fact]
    public async Task Whoever_took_part_gets_what_the_results_say_and_nobody_gets_it_twice()
    {
        await using var school = await RunSchool.Start(pupils: 5);
        school.School.Partner = "tusur";
        var run = await Held(school);
        var session = (await school.Run(run)).Sessions[0].Id;
        Guid Person(int i) => school.Fifths[i].Id;
        await school.AsTeacher().School.Send(new EnterResults(run, 0, [new(Person(0), "winner"), new(Person(1), "prize-winner"), new(Person(2), "not-completed")]));
        await school.School.Send(new MarkAttendance(run, 0, [new(session, Person(2), Presence.Present), new(session, Person(3), Presence.Present), new(session, Person(4), Presence.Absent)]));

        var before = await school.School.Send(new ShowCertificates(run));
        Assert.Equal(["Диплом победителя", "Диплом призёра", null, "Сертификат участника", null], before.Lines.Select(l => l.Heading));
        Assert.Equal("not-issued", (await Refused(() => school.School.Send(new PrintCertificates(run)))).Code);
        Assert.Equal((3, 0), (await school.School.Send(new IssueCertificates(run)), await school.School.Send(new IssueCertificates(run))));
        var lines = (await school.School.Send(new ShowCertificates(run))).Lines;
        Assert.Equal(["Д-2026/27-0001", "Д-2026/27-0002", null, "СУ-2026/27-0001", null], lines.Select(l => l.Issued?.Number));
        Assert.All(school.School.Certificates.Drafts, d => Assert.DoesNotContain("Пятов", d.Text + d.About, StringComparison.Ordinal));

        // A late participant is added to those who have theirs.
        await school.School.Send(new MarkAttendance(run, 1, [new(session, Person(4), Presence.Present)]));
        Assert.Equal(1, await school.School.Send(new IssueCertificates(run)));
        Assert.Equal(4, System.Text.Encoding.UTF8.GetString((await school.School.Send(new PrintCertificates(run))).Content).Split('\n').Length);
    }

    [Fact]
    public async Task What_a_partner_holds_the_partner_certifies()
    {
        await using var school = await RunSchool.Start();
        var run = await Held(school);
        foreach (var work in new Func<Task>[] { () => school.AsTeacher().School.Send(new ShowCertificates(run)), () => school.School.Send(new IssueCertificates(run)), () => school.School.Send(new PrintCertificates(run)) })
            Assert.Equal("not-ours", (await Refused(work)).Code);
        Assert.Empty(school.School.Certificates.Drafts);
    }

    [Fact]
    public async Task Only_whoever_answers_for_the_run_issues()
    {
        await using var school = await RunSchool.Start();
        school.School.Partner = "tusur";
        var run = await Held(school);
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => school.As(school.Fifths[0]).School.Send(new IssueCertificates(run)))).Kind);
        school.AsTeacher().School.Caller.PersonId = Guid.NewGuid();
        Assert.Equal("not-in-charge", (await Refused(() => school.School.Send(new IssueCertificates(run)))).Code);
    }

    private static async Task<Guid> Held(RunSchool school)
    {
        var id = await school.AsCoordinator().School.Send(new OpenRun(Draft() with { Starts = Today.AddDays(-1), EnrolTo = Today.AddDays(-1), EnrolFrom = Today.AddDays(-5), Teacher = school.Teacher.Id }));
        school.School.Clock.Advance(TimeSpan.FromDays(-1));
        await school.Enter(id, school.Fifths);
        school.School.Clock.Advance(TimeSpan.FromDays(1));
        return id;
    }
}
