using Gym24.Host.Composition;
using Gym24.Modularity.Catalogue;
using Gym24.Modularity.Rehearsal;

namespace Gym24.Modularity.Tests.Generations;

/// <summary>The rehearsal in its real child process.</summary>
public sealed class RehearsalTests
{
    // Longer than in a school: a machine that builds and tests at once is slow.
    private static readonly IRehearsal Child = RehearsalRun.Child(TimeSpan.FromMinutes(3));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Good_module_passes_and_goes_live()
    {
        await using var school = await new School().With("plain").Start(Child);
        School.Put("full-module-1", Path.Combine(school.Installed, "full-module-1"));

        var result = await school.Modules.Enable("full-module", Cancellation);

        Assert.True(result.Succeeded, result.Failure?.Ru);
        Assert.Equal(ModuleState.Active, school.Status("full-module").State);
    }

    [Theory]
    [InlineData("tile-throws", ModuleState.Faulted, "ThrowingTile")]
    [InlineData("panel-throws", ModuleState.Faulted, "Панель ThrowingPanel (место partner, panel-partner) (роль administrator): ошибка InvalidOperationException: The panel broke on panel-partner.")]
    [InlineData("tile-hangs", ModuleState.Faulted, "HangingTile")]
    [InlineData("open-endpoint", ModuleState.Refused, "open-endpoint")]
    public async Task Bad_module_is_found_out_before_anybody_sees_it(string bad, ModuleState state, string words)
    {
        await using var school = await new School().With("plain").Start(Child);
        School.Put(bad, Path.Combine(school.Installed, bad));

        var result = await school.Modules.Enable(bad, Cancellation);

        Assert.Contains(words, result.Failure!.Ru, StringComparison.Ordinal);
        Assert.Equal(state, school.Status(bad).State);
        Assert.Empty(school.Modules.Swaps);
        Assert.Equal(ModuleState.Active, school.Status("plain").State);
    }

    [Fact]
    public async Task New_version_that_breaks_only_where_there_are_rows_is_refused_and_the_old_one_goes_on()
    {
        await using var school = await new School().With("full-module-1").Start(Child);

        School.Put("full-module-3", Path.Combine(school.Shipped, "full-module-1"));
        var broken = await school.Modules.Upgrade("full-module", Cancellation);

        Assert.Contains("Страница /full-module/one (роль administrator)", broken.Failure!.Ru, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException: The row broke.", broken.Failure.En, StringComparison.Ordinal);
        Assert.Equal((ModuleState.Active, "1.0.0"), (school.Status("full-module").State, school.Status("full-module").Version));
        Assert.Contains("\"edition\":1", await school.Client.GetStringAsync(new Uri("/api/v1/full-module/edition", UriKind.Relative), Cancellation), StringComparison.Ordinal);
        Assert.Empty(school.Modules.Swaps);

        School.Put("full-module-2", Path.Combine(school.Shipped, "full-module-1"));
        var whole = await school.Modules.Upgrade("full-module", Cancellation);

        Assert.True(whole.Succeeded, whole.Failure?.Ru);
        Assert.Equal("2.0.0", school.Status("full-module").Version);
    }

    [Fact]
    public async Task Child_that_does_not_end_is_ended()
    {
        var sleeper = new ProcessRehearsal("sh", ["-c", "sleep 60", "--"], TimeSpan.FromMilliseconds(500));

        var report = await sleeper.Try("plain", [], Cancellation);

        Assert.False(report.Passed);
        Assert.Contains("не закончилась", report.Ru, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Child_that_dies_is_told_with_its_words()
    {
        var report = await new ProcessRehearsal("sh", ["-c", "echo out of memory >&2; exit 7", "--"], TimeSpan.FromSeconds(10)).Try("plain", [], Cancellation);

        Assert.Contains("код 7): out of memory", report.Ru, StringComparison.Ordinal);
    }
}
