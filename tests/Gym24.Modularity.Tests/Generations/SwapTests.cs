using System.Net;
using System.Net.Http.Json;
using Gym24.Modularity.Catalogue;

namespace Gym24.Modularity.Tests.Generations;

public sealed class SwapTests
{
    private static readonly Uri Edition = new("/api/v1/full-module/edition", UriKind.Relative);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_swaps_under_sixteen_busy_connections_lose_no_request()
    {
        await using var school = await new School().With("plain", "full-module-1").Start();
        await school.Client.GetStringAsync(Edition, Cancellation);
        var load = new Load(school.Client.BaseAddress!, connections: 16, Edition, new Uri("/", UriKind.Relative));

        for (var swap = 0; swap < 50; swap++)
        {
            var result = await (swap % 2 == 0 ? school.Modules.Disable("plain", Cancellation) : school.Modules.Enable("plain", Cancellation));
            Assert.True(result.Succeeded, result.Failure?.Ru);
        }
        var (answered, failures) = await load.End();
        await school.Modules.Quiet();

        Assert.Empty(failures);
        Assert.True(answered > 500, $"only {answered} requests");
        Assert.Equal(50, school.Modules.Swaps.Count);
        Assert.All(school.Modules.Swaps, s => Assert.True(s.Drained));
        var residue = school.Modules.Swaps.Sum(s => s.Residue ?? 0) / 50.0 / 1_000_000;
        var build = school.Modules.Swaps.Select(s => s.Build.TotalMilliseconds).Order().ToArray();
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant(
            $"{answered} requests, none failed; a swap took {build[0]:F0} to {build[^1]:F0} ms, median {build[25]:F0}; residue {residue:F2} MB a swap"));
        Assert.True(residue < 5, FormattableString.Invariant($"{residue:F2} MB stay behind after each swap"));
    }

    [Fact]
    public async Task Slow_request_finishes_in_the_generation_it_came_into()
    {
        await using var school = await new School().With("plain", "full-module-1").Start();
        var slow = school.Client.GetStringAsync(new Uri("/api/v1/full-module/slow?milliseconds=1500", UriKind.Relative), Cancellation);
        await Task.Delay(300, Cancellation);

        Assert.True((await school.Modules.Disable("full-module", Cancellation)).Succeeded);

        Assert.Equal(HttpStatusCode.NotFound, (await school.Client.GetAsync(Edition, Cancellation)).StatusCode);
        Assert.False(slow.IsCompleted);
        Assert.Contains("\"edition\":1", await slow, StringComparison.Ordinal);
        await school.Modules.Quiet();
        Assert.True(school.Modules.Swaps.Single().Drained);
        Assert.True(school.Modules.Swaps.Single().Drain > TimeSpan.FromMilliseconds(500));
    }

    [Fact]
    public async Task Request_that_does_not_end_is_left_behind_when_the_time_is_up()
    {
        await using var school = await new School().With("plain", "full-module-1").Start(drain: TimeSpan.FromSeconds(1));
        var stubborn = school.Client.GetAsync(new Uri("/api/v1/full-module/stubborn?milliseconds=6000", UriKind.Relative), Cancellation);
        await Task.Delay(300, Cancellation);

        Assert.True((await school.Modules.Disable("full-module", Cancellation)).Succeeded);
        await school.Modules.Quiet();

        var swap = school.Modules.Swaps.Single();
        Assert.False(swap.Drained);
        Assert.InRange(swap.Drain, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(4));
        Assert.Equal(HttpStatusCode.OK, (await school.Client.GetAsync(new Uri("/health/live", UriKind.Relative), Cancellation)).StatusCode);
        // What the request itself still says nobody promises; it only must not hold up the school.
        await stubborn.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    [Fact]
    public async Task Upload_that_was_open_reaches_the_old_generation_whole()
    {
        await using var school = await new School().With("plain").Start();
        using var slowly = new SlowContent(TimeSpan.FromSeconds(1));
        var posted = school.Client.PostAsync(new Uri("/api/v1/auth/token", UriKind.Relative), slowly, Cancellation);
        await Task.Delay(300, Cancellation);

        Assert.True((await school.Modules.Disable("plain", Cancellation)).Succeeded);

        Assert.Equal(HttpStatusCode.Unauthorized, (await posted).StatusCode);
    }

    [Fact]
    public async Task Files_replaced_in_place_are_offered_as_an_upgrade_and_taken_over_without_a_restart()
    {
        await using var school = await new School().With("full-module-1").Start();

        School.Put("full-module-2", Path.Combine(school.Shipped, "full-module-1"));

        Assert.Equal((ModuleState.Active, "1.0.0", "2.0.0"), (school.Status("full-module").State, school.Status("full-module").Version, school.Status("full-module").Newer));
        Assert.Equal(1, (await school.Client.GetFromJsonAsync<Facts>(Edition, Cancellation))!.Edition);

        var upgrade = await school.Modules.Upgrade("full-module", Cancellation);

        Assert.True(upgrade.Succeeded, upgrade.Failure?.Ru);
        Assert.Equal(2, (await school.Client.GetFromJsonAsync<Facts>(Edition, Cancellation))!.Edition);
        Assert.Equal("2.0.0", school.Status("full-module").Version);
        Assert.Null(school.Status("full-module").Newer);
    }

    [Fact]
    public async Task Folder_dropped_in_is_found_waits_for_a_decision_and_stays_decided_over_a_restart()
    {
        await using var school = await new School().With("plain").Start();
        School.Put("full-module-1", Path.Combine(school.Installed, "full-module-1"));

        Assert.Equal(ModuleState.Found, school.Status("full-module").State);
        Assert.Equal(HttpStatusCode.NotFound, (await school.Client.GetAsync(Edition, Cancellation)).StatusCode);
        Assert.True((await school.Modules.Enable("full-module", Cancellation)).Succeeded);
        Assert.Equal(HttpStatusCode.OK, (await school.Client.GetAsync(Edition, Cancellation)).StatusCode);
        Assert.True((await school.Modules.Disable("plain", Cancellation)).Succeeded);
        await school.Stop();
        await school.Start();

        Assert.Equal(ModuleState.Active, school.Status("full-module").State);
        Assert.Equal(ModuleState.Disabled, school.Status("plain").State);
        Assert.Equal(HttpStatusCode.OK, (await school.Client.GetAsync(Edition, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Installed_files_that_changed_while_the_host_was_down_are_not_run_unseen()
    {
        await using var school = await new School().With("plain").Start();
        School.Put("full-module-1", Path.Combine(school.Installed, "full"));
        Assert.True((await school.Modules.Enable("full-module", Cancellation)).Succeeded);
        await school.Stop();

        School.Put("full-module-2", Path.Combine(school.Installed, "full"));
        await school.Start();

        Assert.Equal(1, (await school.Client.GetFromJsonAsync<Facts>(Edition, Cancellation))!.Edition);
        Assert.Equal("2.0.0", school.Status("full-module").Newer);
    }

    [Theory]
    [InlineData("throws-at-start", ModuleState.Faulted)]
    [InlineData("open-page", ModuleState.Refused)]
    [InlineData("replaces-access", ModuleState.Refused)]
    public async Task Swap_that_cannot_be_made_changes_nothing(string bad, ModuleState state)
    {
        await using var school = await new School().With("full-module-1").Start();
        School.Put(bad, Path.Combine(school.Installed, bad));

        var result = await school.Modules.Enable(bad, Cancellation);

        Assert.False(result.Succeeded);
        Assert.Equal(state, school.Status(bad).State);
        Assert.Equal(result.Failure, school.Status(bad).LastError);
        Assert.Empty(school.Modules.Swaps);
        Assert.Equal(HttpStatusCode.OK, (await school.Client.GetAsync(Edition, Cancellation)).StatusCode);
    }

    private sealed record Facts(int Edition);
}
