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
