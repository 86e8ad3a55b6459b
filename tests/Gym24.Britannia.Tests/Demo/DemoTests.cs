using Gym24.Britannia.Development.ListDevelopment;
using Gym24.Britannia.Levels;
using Gym24.Britannia.Levels.ListLevels;
using Gym24.Britannia.Seminars.ListSeminars;
using Gym24.Britannia.Sessions.ListSessions;
using Gym24.Contracts.Demo;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Britannia.Tests.BritanniaSchool;

namespace Gym24.Britannia.Tests.Demo;

public sealed class DemoTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(120)]
    [InlineData(280)]
    public async Task The_invented_school_has_levels_in_every_state_and_hours(int later)
    {
        await using var school = await Start();
        school.School.Clock.Advance(TimeSpan.FromDays(later));
        await school.School.Within(async s =>
        {
            s.GetRequiredService<Contracts.Data.RowScope>().OpenToModule();
            foreach (var source in s.GetServices<IDemoSource>().Where(d => d.GetType().Assembly == typeof(BritanniaModule).Assembly))
                await source.Fill(new DemoSchool(24, Today.AddDays(later), 750), default);
            return true;
        });
        Assert.NotEmpty((await school.School.Send(new ListLevels(CertificateState.Current))).Items);
        Assert.NotEmpty((await school.School.Send(new ListLevels(Ending: true))).Items);
        Assert.NotEmpty(await school.School.Send(new ListSessions()));
        Assert.Contains(await school.School.Send(new ListSeminars()), s => s.HoursPerDay is not null);
        Assert.Equal(2, (await school.School.Send(new ListDevelopment())).People);
    }
}
