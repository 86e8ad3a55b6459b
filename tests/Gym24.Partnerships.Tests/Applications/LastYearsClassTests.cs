using Gym24.Partnerships.Applications.ListApplications;
using Gym24.Partnerships.Attendance.MarkAttendance;

namespace Gym24.Partnerships.Tests.Applications;

/// <summary>Lists of a past school year go on to name the classes of then.</summary>
public sealed class LastYearsClassTests
{
    [Fact]
    public async Task After_the_school_has_gone_over_a_list_names_the_class_of_its_time()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open();
        await school.Enter(run, school.Fifths[0]);
        var (people, then) = (school.School.People, RunSchool.Today);
        people.Was(school.Fifths[0], "4В", new DateOnly(then.Year, 9, 1), new DateOnly(then.Year + 1, 8, 31));
        people.Was(school.Fifths[0], "5А", new DateOnly(then.Year + 1, 9, 1));
        Assert.Equal("5А", Assert.Single((await school.School.Send(new ListApplications(run))).Items).Class);

        school.School.Clock.Advance(TimeSpan.FromDays(365));
        Assert.Equal("4В", Assert.Single((await school.School.Send(new ListApplications(run))).Items).Class);
        Assert.Equal("4В", Assert.Single((await school.School.Send(new ShowAttendance(run))).People).Class);
    }
}
