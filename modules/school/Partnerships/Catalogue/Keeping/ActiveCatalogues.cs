using System.Text;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Catalogue.Logos;
using Gym24.Partnerships.Catalogue.Reading;

namespace Gym24.Partnerships.Catalogue.Keeping;

/// <summary>What the active modules of this generation ship, in the order in which they are active.</summary>
internal sealed class ActiveCatalogues(IActiveModules modules, IEnumerable<IOfferingSource> sources)
{
    /// <summary>Counts up when files must be read anew although they are the same: the reader has learnt something.</summary>
    private const string ReaderVersion = "3";

    private const int MaxPictures = 200;

    public async Task<IReadOnlyList<Shipment>> Gather(CancellationToken cancellation)
    {
        var shipments = new List<Shipment>();
        foreach (var module in modules.All)
        {
            var files = new[] { "catalogue.yaml", "catalogue.json" }.Select(name => Path.Combine(module.Folder, name)).Where(File.Exists).ToList();
            var file = files.FirstOrDefault();
            var computed = new List<Offering>();
            foreach (var source in sources)
                if (module.Assembly is not null && source.GetType().Assembly == module.Assembly)
                    computed.AddRange(await source.Offerings(cancellation));
            if (file is not null || computed.Count > 0)
                shipments.Add(new Shipment(module.Manifest.Id, file is null ? null : Path.GetFileName(file),
                    file is null ? [] : await Content(file, NodeTree.MaxBytes, cancellation), computed, await Pictures(module.Folder, cancellation))
                {
                    Ignored = files.Count > 1 ? Path.GetFileName(files[1]) : null,
                });
        }
        return shipments;
    }

    public static string HashOf(IReadOnlyList<Shipment> shipments)
    {
        var all = new StringBuilder(ReaderVersion);
        foreach (var shipment in shipments)
            all.Append('\n').Append(shipment.Module).Append(' ').Append(KeptJson.Hash(shipment.Content)).Append(' ').Append(shipment.Ignored)
                .Append(' ').Append(KeptJson.Write(shipment.Computed))
                .AppendJoin(' ', shipment.Pictures.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Key + KeptJson.Hash(p.Value)));
        return KeptJson.Hash(all.ToString());
    }

    /// <summary>A file beyond the limit is not taken into memory: one byte more than allowed is enough to refuse it.</summary>
    private static async Task<byte[]> Content(string file, int limit, CancellationToken cancellation)
    {
        if (new FileInfo(file).Length <= limit)
            return await File.ReadAllBytesAsync(file, cancellation);
        return new byte[limit + 1];
    }

    /// <summary>Pictures beside the catalogue: logos of its partners, if it names them.</summary>
    private static async Task<IReadOnlyDictionary<string, byte[]>> Pictures(string folder, CancellationToken cancellation)
    {
        var pictures = new Dictionary<string, byte[]>();
        foreach (var file in Directory.EnumerateFiles(folder).Where(f => Logo.TypeOf(Path.GetFileName(f)) is not null).Order(StringComparer.Ordinal).Take(MaxPictures))
            pictures[Path.GetFileName(file)] = await Content(file, LogoCheck.MaxBytes, cancellation);
        return pictures;
    }
}

/// <param name="File">Name of the catalogue file, if there is one.</param>
/// <param name="Computed">Offerings the module's code brings.</param>
/// <param name="Pictures">By file name; one that is too large has one byte more than allowed.</param>
internal sealed record Shipment(
    string Module, string? File, byte[] Content, IReadOnlyList<Offering> Computed, IReadOnlyDictionary<string, byte[]> Pictures)
{
    /// <summary>Name of a second catalogue file, which is not read.</summary>
    public string? Ignored { get; init; }

    public CatalogueFile Read()
    {
        var file = File is null ? new CatalogueFile() : CatalogueReader.Read(Module, File, Content);
        if (Computed.Count == 0)
            return file;
        var computed = ComputedOfferings.Check(Module, Computed);
        file.Offerings.AddRange(computed.Offerings);
        file.Messages.AddRange(computed.Messages);
        file.Faulty.UnionWith(computed.Faulty);
        return file;
    }
}
