using System.Text.Json;

namespace Gym24.Modularity.Catalogue;

/// <summary>Decisions in a file of the data folder, replaced as a whole.</summary>
public sealed class FileDecisions(string file) : IModuleDecisions
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly SemaphoreSlim _gate = new(1);

    public async Task<IReadOnlyList<ModuleDecision>?> Read(CancellationToken cancellation)
    {
        if (!File.Exists(file))
            return null;
        await using var stream = File.OpenRead(file);
        return await JsonSerializer.DeserializeAsync<List<ModuleDecision>>(stream, Format, cancellation) ?? [];
    }

    public async Task Write(IReadOnlyCollection<ModuleDecision> decisions, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            var kept = (await Read(cancellation) ?? []).Where(k => decisions.All(d => d.Id != k.Id));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var next = file + ".next";
            await using (var stream = File.Create(next))
            {
                await JsonSerializer.SerializeAsync(stream, kept.Concat(decisions).OrderBy(d => d.Id, StringComparer.Ordinal), Format, cancellation);
                await stream.FlushAsync(cancellation);
                stream.Flush(flushToDisk: true);
            }
            File.Move(next, file, overwrite: true);
        }
        finally
        {
            _gate.Release();
        }
    }
}
