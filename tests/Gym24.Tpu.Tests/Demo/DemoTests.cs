using Gym24.Contracts.Demo;
using Gym24.Tpu.Saturdays.ListSeries;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Tpu.Tests.TpuSchool;

namespace Gym24.Tpu.Tests.Demo;

public sealed class DemoTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(120)]
    [InlineData(270)]
    [InlineData(300)]
    public async Task The_invented_school_has_a_series_on_any_day(int later)
    {
        await using var school = await Start(20);
        school.On(Today.AddDays(later));
        await school.Within(async s =>
        {
            s.GetRequiredService<Contracts.Data.RowScope>().OpenToModule();
            foreach (var source in s.GetServices<IDemoSource>().Where(d => d.GetType().Assembly == typeof(TpuModule).Assembly))
                await source.Fill(new DemoSchool(24, Today.AddDays(later), 750), default);
            return true;
        });
        var series = Assert.Single(await school.School.Send(new ListSeries()));
        Assert.Contains(series.Saturdays, s => s.Taken > 0);
        var works = (await school.School.Send(new Gym24.Tpu.Works.ListWorks.ListWorks())).Items;
        Assert.Equal(5, works.Select(w => w.State).Distinct().Count());
        var course = Assert.Single(await school.School.Send(new Gym24.Tpu.Course.ListProgress.ReadCourses()));
        Assert.True(course is { Pupils: > 0, Finished: > 0, AsOf: not null });
        Assert.Equal(later != 270, (await school.School.Send(new Gym24.Tpu.Projects.ListProjects.ListProjects())).Total > 0);
    }
}
