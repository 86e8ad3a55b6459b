using Gym24.Contracts;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Catalogue.Keeping;
using Gym24.Partnerships.Catalogue.Logos;
using Gym24.Partnerships.Catalogue.Reading;
using Gym24.Partnerships.Offerings.Correcting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gym24.Partnerships.Catalogue;

/// <summary>
/// Holds the snapshot of this generation. What modules ship is read once, when the generation starts; the school's corrections may
/// come from another instance of the host and are looked for every few seconds, behind the requests.
/// </summary>
internal sealed class CatalogueStore(
    IServiceScopeFactory scopes, IActiveModules modules, IEnumerable<IOfferingSource> sources, TimeProvider clock,
    ILogger<CatalogueStore> log) : IOfferings
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);
    private readonly Lock _lock = new();
    private IReadOnlyList<CatalogueEntry> _entries = [];
    private Dictionary<string, OfferingCorrection> _corrections = [];
    private volatile Snapshot _current = Snapshot.Empty;
    private long _lookedAt;
    private int _looking;

    /// <summary>Logos that may be shown, by partner.</summary>
    public IReadOnlyDictionary<string, Logo> Logos { get; private set; } = new Dictionary<string, Logo>();

    /// <summary>What is wrong in the files of the active modules.</summary>
    public IReadOnlyList<CatalogueMessage> Messages { get; private set; } = [];

    public Snapshot Current
    {
        get
        {
            if (_entries.Count > 0 && clock.GetUtcNow().Ticks - Volatile.Read(ref _lookedAt) > LookAgain.Ticks && Interlocked.Exchange(ref _looking, 1) == 0)
                _ = LookForCorrections();
            return _current;
        }
    }

    public Offering? Find(string id) => Current.Find(id)?.Item.Offering;

    public IReadOnlyList<Offering> OfModule(string module) => [.. Current.ByModule[module]];

    public IReadOnlyCollection<string> Partners => [.. Current.Partners.Keys];

    public LocalText PartnerName(string partner) => Current.Partners.TryGetValue(partner, out var card) ? new LocalText(card.ShortName) : partner;

    /// <summary>Reads what the modules ship and makes the first snapshot.</summary>
    public async Task Start(CancellationToken cancellation)
    {
        var shipments = await new ActiveCatalogues(modules, sources).Gather(cancellation);
        IReadOnlyList<CatalogueEntry>? kept;
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                kept = await ActivatorUtilities.CreateInstance<CatalogueSync>(scope.ServiceProvider).Run(shipments, cancellation);
                break;
            }
            catch (DbUpdateException) when (attempt < 3)
            {
                // Another instance that starts in the same moment was faster; the next attempt sees its rows.
            }
        }
        await using var reading = scopes.CreateAsyncScope();
        var db = reading.ServiceProvider.GetRequiredService<PartnershipsDb>();
        _entries = kept ?? await db.Set<CatalogueEntry>().AsNoTracking().ToListAsync(cancellation);
        var messages = await db.Set<CatalogueState>().AsNoTracking().Select(s => s.Messages).SingleAsync(cancellation);
        Logos = LogosOf(shipments);
        Messages = KeptJson.Read<List<CatalogueMessage>>(messages);
        foreach (var message in Messages)
            log.LogWarning("Catalogue: {Message}", message);
        Apply(await Corrections(db, cancellation));
    }

    /// <summary>A correction was saved: it shows at once.</summary>
    public void Corrected(OfferingCorrection correction)
    {
        lock (_lock)
            Apply(new(_corrections) { [correction.Offering] = correction });
    }

    private void Apply(Dictionary<string, OfferingCorrection> corrections)
    {
        lock (_lock)
        {
            _corrections = corrections;
            _current = new Snapshot(_entries, modules.All.Select(m => m.Manifest.Id).ToHashSet(), corrections);
            Volatile.Write(ref _lookedAt, clock.GetUtcNow().Ticks);
        }
    }

    private async Task LookForCorrections()
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PartnershipsDb>();
            var rows = await db.Set<OfferingCorrection>().CountAsync();
            if (rows != _corrections.Values.Sum(c => c.Number))
                Apply(await Corrections(db, default));
        }
        catch (Exception failure)
        {
            log.LogWarning(failure, "Could not look for corrections; the catalogue stays as it was.");
        }
        finally
        {
            Volatile.Write(ref _lookedAt, clock.GetUtcNow().Ticks);
            _looking = 0;
        }
    }

    /// <summary>A card keeps the name of its logo only when the picture was found good; the picture is the one that was judged.</summary>
    private Dictionary<string, Logo> LogosOf(IReadOnlyList<Shipment> shipments)
    {
        var pictures = shipments.ToDictionary(s => s.Module, s => s.Pictures);
        var logos = new Dictionary<string, Logo>();
        foreach (var entry in _entries.Where(e => e.Kind == EntryKinds.Partner && !e.Withdrawn && pictures.ContainsKey(e.Module)))
            if (entry.Value<PartnerCard>().Logo is { } file && pictures[entry.Module].TryGetValue(file, out var picture)
                && LogoCheck.Fault(file, picture) is null)
                logos[entry.Id] = new Logo(picture, Logo.TypeOf(file)!, KeptJson.Hash(picture)[..12]);
        return logos;
    }

    /// <summary>The last correction of each offering. Numbers count from 1 without a gap, so their sum is the number of rows.</summary>
    private static async Task<Dictionary<string, OfferingCorrection>> Corrections(PartnershipsDb db, CancellationToken cancellation) =>
        (await db.Set<OfferingCorrection>().AsNoTracking().ToListAsync(cancellation))
            .GroupBy(c => c.Offering).ToDictionary(g => g.Key, g => g.MaxBy(c => c.Number)!);
}
