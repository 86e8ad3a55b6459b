using Gym24.Contracts.Demo;
using Gym24.Tusur.Bookings.ListSlots;
using Gym24.Tusur.Lessons;
using Gym24.Tusur.Lessons.ListLessons;
using Gym24.Tusur.Lessons.PlanLessons;
using Gym24.Tusur.Teams.ListTeams;
using Gym24.Tusur.Works.ListWorks;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Tusur.Tests.TusurSchool;

namespace Gym24.Tusur.Tests.Demo;

public sealed class DemoTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    [InlineData(120)]
    [InlineData(170)]
    [InlineData(230)]
    public async Task The_invented_school_has_something_everywhere_on_any_day(int later)
    {
        await using var school = await Start(12);
        school.School.Clock.Advance(TimeSpan.FromDays(later));
        await school.School.Within(async s =>
        {
            s.GetRequiredService<Contracts.Data.RowScope>().OpenToModule();
            foreach (var source in s.GetServices<IDemoSource>().Where(d => d.GetType().Assembly == typeof(TusurModule).Assembly))
                await source.Fill(new DemoSchool(24, Today.AddDays(later), 750), default);
            return true;
        });
        var slots = await school.School.Send(new ListSlots());
        Assert.Contains(slots.Items, s => s.State == SlotState.Free);
        Assert.Contains(slots.Items, s => s.Booking is not null);
        Assert.Equal(4, (await school.School.Send(new ListTeams())).Total);
        Assert.Equal(5, (await school.School.Send(new ListWorks(Year: later > 165 ? 2027 : 2026))).Total);
        Assert.Equal(later < 160, (await school.School.Send(new ListLessons())).Count == 1);
    }
}
