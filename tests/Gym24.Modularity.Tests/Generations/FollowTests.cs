using System.Net;
using Gym24.Modularity.Catalogue;

namespace Gym24.Modularity.Tests.Generations;

/// <summary>What was decided on one host of a school is done by another one.</summary>
public sealed class FollowTests
{
    private static readonly Uri Edition = new("/api/v1/full-module/edition", UriKind.Relative);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_another_host_switched_off_and_on_again_is_so_here_too()
    {
        await using var school = await new School().With("plain", "full-module-1").Start();
        var on = school.Modules.DecisionOf("full-module")!;
        var off = on with { Enabled = false };

        Assert.False(school.Modules.MustFollow(on));
        Assert.True(school.Modules.MustFollow(off));
        Assert.True((await school.Modules.Follow(off, Cancellation)).Succeeded);
        Assert.False(school.Modules.MustFollow(off));
        Assert.Equal(HttpStatusCode.NotFound, (await school.Client.GetAsync(Edition, Cancellation)).StatusCode);

        Assert.True(school.Modules.MustFollow(on));
        Assert.True((await school.Modules.Follow(on, Cancellation)).Succeeded);
        Assert.Equal(HttpStatusCode.OK, (await school.Client.GetAsync(Edition, Cancellation)).StatusCode);
        Assert.Equal(ModuleState.Active, school.Status("full-module").State);
    }

    [Fact]
    public async Task Files_that_another_host_has_accepted_are_waited_for()
    {
        await using var other = await new School().With("full-module-2").Start();
        var made = other.Modules.DecisionOf("full-module")!;
        await using var school = await new School().With("full-module-1").Start();
        Assert.False(school.Modules.MustFollow(made));
        Assert.False(school.Modules.MustFollow(made with { Id = "nowhere" }));

        School.Put("full-module-2", Path.Combine(school.Shipped, "full-module-1"));
        Assert.True(school.Modules.MustFollow(made));
        Assert.True((await school.Modules.Follow(made, Cancellation)).Succeeded);
        Assert.Contains("\"edition\":2", await school.Client.GetStringAsync(Edition, Cancellation), StringComparison.Ordinal);
        Assert.False(school.Modules.MustFollow(made));
    }
}
