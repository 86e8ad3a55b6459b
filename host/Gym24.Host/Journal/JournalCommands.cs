using Gym24.Contracts.Data;
using Gym24.Host.Composition;
using Gym24.Host.Data;
using Gym24.Host.Journal.Checking;
using Gym24.Host.Journal.Sealing;
using Gym24.Host.Keys;
using HostOptions = Gym24.Host.Composition.HostOptions;
using static Gym24.Host.CommandLineTexts;

namespace Gym24.Host.Journal;

/// <summary><c>gym24 journal …</c>: what an auditor asks. Only reads; the platform may run meanwhile.</summary>
internal static class JournalCommands
{
    /// <returns>1 where the journal is not as it was written.</returns>
    public static Task<int> Run(IReadOnlyList<string> args, TextWriter output) => Run(args.FirstOrDefault(), HostOptions.Parse([.. args.Skip(1)]), output);

    public static async Task<int> Run(string? verb, HostOptions options, TextWriter output)
    {
        if (verb is not ("verify" or "key"))
            throw new CannotStart(T["Journal.Verbs"]);
        if (!Directory.Exists(options.Data))
            throw new CannotStart(T["Journal.NoFolder", options.Data]);
        var configuration = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory })
            .Configuration.AddInMemoryCollection(options.Settings).Build();
        // A key that is made here would have signed nothing.
        var keys = KeyPlaces.Find(configuration, options.Data, several: !File.Exists(KeyPlaces.Beside(options.Data)));
        if (verb == "verify")
            return await Verify(options, configuration, keys, output);
        await output.WriteLineAsync(keys.Signing.PublicKey);
        return 0;
    }

    private static async Task<int> Verify(HostOptions options, IConfiguration configuration, SchoolKeys keys, TextWriter output)
    {
        var engine = Engines.Choose(configuration, options.Data);
        await engine.MustAnswer();
        await using var contexts = new Contexts(engine, []);
        await using var scope = contexts.Open();
        var file = new SealFile(options.Data);
        var report = await new JournalCheck(scope.ServiceProvider.GetRequiredService<HostDb>(), keys, file).Run(default);
        foreach (var line in Lines(report, file))
            await output.WriteLineAsync(line);
        (engine as IDisposable)?.Dispose();
        return report.IsWhole ? 0 : 1;
    }

    private static IEnumerable<string> Lines(JournalReport report, SealFile file)
    {
        yield return T["Journal.Read", report.Entries, report.Chains, report.Seals];
        if (report.Before > 0)
            yield return T["Journal.Before", report.Before];
        yield return report.SealedAt is { } at ? T["Journal.Sealed", CheckedSeals.Words(at), report.Unsealed] : T["Journal.NeverSealed"];
        if (!File.Exists(file.Path))
            yield return T["Journal.NoFile", file.Path];
        foreach (var finding in report.Findings)
            yield return "– " + finding.Words;
        if (report.Found > report.Findings.Count)
            yield return T["Journal.More", report.Found - report.Findings.Count];
        yield return report.IsWhole ? T["Journal.Whole"] : T["Journal.Broken", report.Found];
    }
}
