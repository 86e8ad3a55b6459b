using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Pages;

public sealed class OfficePageWalkTests(SharedSchool school) : PageWalk(school)
{
    [Theory]
    [InlineData(Roles.Administrator)]
    [InlineData(Roles.Coordinator)]
    [InlineData(Roles.Head)]
    [InlineData(Roles.DeputyHead)]
    [InlineData(Roles.Psychologist)]
    public async Task Every_page_is_whole_readable_by_all_and_fits_a_phone(string role) => await Walk(await As(role), role);
}

public sealed class ClassroomPageWalkTests(SharedSchool school) : PageWalk(school)
{
    [Theory]
    [InlineData(Roles.Anyone)]
    [InlineData(Roles.Teacher)]
    [InlineData(Roles.Pupil)]
    [InlineData(Roles.Parent)]
    [InlineData(Roles.Partner)]
    public async Task Every_page_is_whole_readable_by_all_and_fits_a_phone(string role) =>
        await Walk(role == Roles.Anyone ? await AsAnyone() : await As(role), role);
}
