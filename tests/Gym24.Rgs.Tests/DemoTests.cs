using Gym24.Contracts.Demo;
using Gym24.Rgs.Points.ShowStanding;
using Gym24.Rgs.Rounds.ShowRound;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Rgs.Tests.RgsSchool;

namespace Gym24.Rgs.Tests;

public sealed class DemoTests
{
    [Fact]
    public async Task The_invented_school_has_a_round_that_is_over_and_one_that_takes_answers()
    {
        await using var school = await Start();
        await school.School.Within(async s =>
        {
            s.GetRequiredService<Contracts.Data.RowScope>().OpenToModule();
            foreach (var source in s.GetServices<IDemoSource>().Where(d => d.GetType().Assembly == typeof(RgsModule).Assembly))
                await source.Fill(new DemoSchool(24, Today, 750), default);
            return true;
        });
        var rounds = await school.AsCoordinator().School.Send(new ListRounds());
        Assert.Equal([RoundStage.Published, RoundStage.Open], rounds.Select(r => r.Stage));
        Assert.NotEmpty(await school.School.Send(new ReadStanding(rounds[0].Id)));
        Assert.All(rounds, r => Assert.Equal(2, r.Guests));
        Assert.NotEmpty(await school.Results(rounds[0].Run));
    }
}
