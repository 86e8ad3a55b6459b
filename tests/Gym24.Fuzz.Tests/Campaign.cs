using System.Diagnostics;
using System.Globalization;

namespace Gym24.Fuzz.Tests;

/// <summary>
/// So many inputs for one parser: each is either understood or refused in the parser's own words. Anything else it throws, and an input it
/// does not come back from, fails with the number that makes the same input again.
/// </summary>
internal sealed class Campaign(string parser)
{
    /// <summary>No input is worth more; far beyond what the slowest machine needs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A thousand in the suite; what <c>tests/Fuzz/run</c> says in the long run.</summary>
    public static int Inputs => int.TryParse(Environment.GetEnvironmentVariable("GYM24_FUZZ_INPUTS"), CultureInfo.InvariantCulture, out var many) ? many : 1000;

    public static int Seed => int.TryParse(Environment.GetEnvironmentVariable("GYM24_FUZZ_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 24;

    private static readonly string? Report = Environment.GetEnvironmentVariable("GYM24_FUZZ_REPORT");

    private readonly Mutations _mutations = new(Seed);
    private int _understood, _refused, _at;
    private long _longest;

    /// <param name="one">Feeds the parser one input and says whether it was understood (or refused). Throws for anything else.</param>
    public void Run(Func<Mutations, Random, int, bool> one) =>
        RunAsync((mutations, random, number) => Task.FromResult(one(mutations, random, number))).GetAwaiter().GetResult();

    public async Task RunAsync(Func<Mutations, Random, int, Task<bool>> one)
    {
        var began = Stopwatch.GetTimestamp();
        var all = Task.Run(async () =>
        {
            for (var number = 0; number < Inputs; number++)
                await Feed(one, number);
        });
        while (await Task.WhenAny(all, Task.Delay(Patience)) is var first && first != all)
        {
            var stuck = Volatile.Read(ref _at);
            await Task.WhenAny(all, Task.Delay(Patience));
            Assert.True(all.IsCompleted || Volatile.Read(ref _at) != stuck, $"{parser}: input {stuck} of seed {Seed} hangs");
        }
        await all;
        // Otherwise only one side of the parser was tried.
        Assert.True(_understood > 0 && _refused > 0, $"{parser}: {_understood} understood, {_refused} refused");
        if (Report is not null)
            await File.WriteAllTextAsync(Path.Combine(Report, parser + ".row"), string.Create(CultureInfo.InvariantCulture,
                $"| {parser} | {Inputs:N0} | {_understood:N0} | {_refused:N0} | {Stopwatch.GetElapsedTime(0, _longest).TotalMilliseconds:N0} ms | {Stopwatch.GetElapsedTime(began).TotalSeconds:N0} s |\n"));
    }

    private async Task Feed(Func<Mutations, Random, int, Task<bool>> one, int number)
    {
        Volatile.Write(ref _at, number);
        var began = Stopwatch.GetTimestamp();
        try
        {
            if (await one(_mutations, _mutations.Of(number), number))
                _understood++;
            else
                _refused++;
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"{parser}: input {number} of seed {Seed}: {failure.GetType().Name}: {failure.Message}", failure);
        }
        _longest = Math.Max(_longest, Stopwatch.GetTimestamp() - began);
    }
}
