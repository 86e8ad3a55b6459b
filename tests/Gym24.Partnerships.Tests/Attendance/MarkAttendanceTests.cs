using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Attendance;
using Gym24.Partnerships.Attendance.MarkAttendance;
using Gym24.Partnerships.Runs;
using Gym24.Partnerships.Runs.ChangeRun;
using Gym24.Partnerships.Runs.OpenRun;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Tests.RunSchool;

namespace Gym24.Partnerships.Tests.Attendance;

public sealed class MarkAttendanceTests
{
    [Fact]
    public async Task Whole_group_is_marked_in_one_form_and_a_stale_sheet_is_refused()
    {
        await using var school = await RunSchool.Start();
        var run = await Held(school);
        await school.AsTeacher().School.Send(new MarkAttendance(run.Id, 0, [.. school.Fifths.Select(p => Mark(run, p, Presence.Present))]));
        var sheet = await school.School.Send(new ShowAttendance(run.Id));
        Assert.Equal(1, sheet.Run.AttendanceVersion);
        Assert.Equal(3, sheet.Marks.Count);
        var stale = await Refused(() => school.School.Send(new MarkAttendance(run.Id, 0, [Mark(run, school.Fifths[0], Presence.Absent)])));
        Assert.Equal(RefusalKind.Stale, stale.Kind);
        await school.School.Send(new MarkAttendance(run.Id, 1, [Mark(run, school.Fifths[0], Presence.Excused), Mark(run, school.Fifths[1], null)]));
        var marks = (await school.School.Send(new ShowAttendance(run.Id))).Marks;
        Assert.Equal((Presence.Excused, 2), (marks[(run.Sessions[0].Id, school.Fifths[0].Id)], marks.Count));
    }

    [Fact]
    public async Task Attendance_is_published_once_for_each_person_whose_marks_changed()
    {
        await using var school = await RunSchool.Start();
        var run = await Held(school);
        IReadOnlyList<MarkFacts> marks = [.. school.Fifths.Select(p => Mark(run, p, Presence.Present))];
        await school.School.Send(new MarkAttendance(run.Id, 0, marks));
        await school.School.Send(new MarkAttendance(run.Id, 1, marks));
        var events = await school.Read(db => db.Set<OutboxRow>().Where(r => r.Type.EndsWith(nameof(AttendanceMarked))).ToListAsync());
        Assert.Equal(3, events.Count);
        Assert.All(events, e => Assert.Contains("\"Attended\":1,\"Held\":2", e.Payload));
    }

    [Fact]
    public async Task Only_participants_and_sessions_of_the_run_that_took_place()
    {
        await using var school = await RunSchool.Start();
        var run = await Held(school);
        async Task<string?> Code(MarkFacts mark) => (await Refused(() => school.School.Send(new MarkAttendance(run.Id, 0, [mark])))).Faults[0].Code;
        Assert.Equal("not-found", await Code(Mark(run, school.Ninths[0], Presence.Present)));
        Assert.Equal("not-found", await Code(new(Guid.CreateVersion7(), school.Fifths[0].Id, Presence.Present)));
        Assert.Equal("early", await Code(new(run.Sessions.Single(s => s.On > Today).Id, school.Fifths[0].Id, Presence.Present)));
        Assert.Equal("invalid", await Code(new(run.Sessions[0].Id, school.Fifths[0].Id, (Presence)9)));
        Assert.Equal(0, (await school.Run(run.Id)).AttendanceVersion);
    }

    [Fact]
    public async Task Teacher_in_charge_sees_participants_of_other_classes_and_nobody_else_does()
    {
        await using var school = await RunSchool.Start();
        var run = await Held(school);
        await school.AsCoordinator().Enter(run.Id, school.Ninths[0], "Пусть идёт");
        var sheet = await school.AsTeacher().School.Send(new ShowAttendance(run.Id));
        Assert.Equal(["Девятов 000", "Пятов 000", "Пятов 001", "Пятов 002"], sheet.People.Select(p => p.Name));
        var foreign = await school.AsCoordinator().Open();
        Assert.Equal("not-in-charge", (await Refused(() => school.AsTeacher().School.Send(new ShowAttendance(foreign)))).Code);
        school.School.Caller.PersonId = school.Ninths[0].Id;
        Assert.Equal("not-in-charge", (await Refused(() => school.School.Send(new ShowAttendance(run.Id)))).Code);
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => school.As(school.Ninths[0]).School.Send(new ShowAttendance(run.Id)))).Kind);
    }

    [Fact]
    public async Task Day_that_was_marked_stays_when_the_run_changes()
    {
        await using var school = await RunSchool.Start();
        var run = await Held(school);
        await school.School.Send(new MarkAttendance(run.Id, 0, [Mark(run, school.Fifths[0], Presence.Present)]));
        school.AsCoordinator();
        var refusal = await Refused(() => school.School.Send(new ChangeRun(run.Id, run.Version, RunDraft.Of(run) with { Sessions = [Today.AddDays(-1)] })));
        Assert.Equal("session-held", refusal.Code);
    }

    private static MarkFacts Mark(Run run, Contracts.People.PersonFacts person, Presence? presence) => new(run.Sessions[0].Id, person.Id, presence);

    /// <summary>A run with sessions two days ago, today and in two days, the fifth grade entered.</summary>
    private static async Task<Run> Held(RunSchool school)
    {
        var id = await school.AsCoordinator().School.Send(new OpenRun(Draft() with
        {
            Starts = Today.AddDays(-2), Ends = Today.AddDays(2), EnrolFrom = Today.AddDays(-9), EnrolTo = Today, Teacher = school.Teacher.Id,
            Sessions = [Today.AddDays(-2), Today, Today.AddDays(2)],
        }));
        await school.Enter(id, school.Fifths);
        var run = await school.Run(id);
        run.Sessions.Sort((a, b) => a.On.CompareTo(b.On));
        return run;
    }
}
