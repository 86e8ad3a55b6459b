using Gym24.Contracts.Access;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Applications.MyEntries;
using static Gym24.Partnerships.Tests.RunSchool;

namespace Gym24.Partnerships.Tests.Applications;

/// <summary>Runs for teachers: one applies alone, whoever reaches everybody enters several.</summary>
public sealed class TeachersTests
{
    [Fact]
    public async Task A_teacher_applies_alone_to_what_is_for_teachers()
    {
        await using var school = await Start();
        var run = await school.Open("seminar");
        var mine = Assert.Single((await school.AsTeacher().School.Send(new MyEntries(run))).People, p => p.Person.Id == school.Teacher.Id);
        Assert.Empty(mine.Findings);
        Assert.Equal(ApplicationState.Approved, (await school.Enter(run, school.Teacher)).State);
    }

    [Fact]
    public async Task Another_teacher_cannot_be_entered_by_a_teacher()
    {
        await using var school = await Start();
        var other = school.School.People.Teacher("Ежов Пётр Ильич");
        await school.School.PublishPeople();
        var run = await school.Open("seminar");
        school.AsTeacher();
        Assert.Equal("not-found", (await Refused(() => school.Enter(run, other))).Code);
    }

    [Fact]
    public async Task A_deputy_chooses_among_the_teachers_and_enters_several()
    {
        await using var school = await Start();
        var other = school.School.People.Teacher("Ежов Пётр Ильич");
        await school.School.PublishPeople();
        var run = await school.Open("seminar");
        var shown = await school.AsCoordinator().School.Send(new ClassCandidates(run, null));
        Assert.True(shown.Teachers);
        Assert.False(shown.Both);
        Assert.Equal([other.Id, school.Teacher.Id], shown.Pupils.Select(p => p.Person.Id));
        Assert.All(await school.Enter(run, school.Teacher, other), o => Assert.Equal(ApplicationState.Approved, o.State));
    }

    [Fact]
    public async Task What_is_for_pupils_and_a_class_teachers_reach_offer_no_teachers()
    {
        await using var school = await Start();
        var (excursion, seminar) = (await school.Open(), await school.Open("seminar"));
        Assert.False((await school.AsCoordinator().School.Send(new ClassCandidates(excursion, null, true))).Teachers);
        Assert.False((await school.AsTeacher().School.Send(new ClassCandidates(seminar, null, true))).Teachers);
    }
}
