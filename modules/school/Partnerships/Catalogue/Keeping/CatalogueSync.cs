using Gym24.Contracts.Data;
using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Catalogue.Logos;
using Gym24.Partnerships.Catalogue.Reading;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Catalogue.Keeping;

/// <summary>Takes what the active modules ship into the tables: new versions of what changed, nothing deleted.</summary>
internal sealed class CatalogueSync(PartnershipsDb db, DbSession session)
{
    private Dictionary<(string Kind, string Id), CatalogueEntry> _kept = [];
    private readonly Dictionary<(string Kind, string Id), string> _taken = [];
    private readonly Dictionary<(string Kind, string Id), (string File, int Line)> _where = [];
    private readonly List<(string Kind, string Id, string Key, string To, string Named)> _named = [];
    private readonly List<CatalogueEntry> _new = [];
    private readonly List<CatalogueVersion> _versions = [];
    private readonly List<CatalogueMessage> _messages = [];

    /// <returns>Everything kept; <see langword="null"/>: nothing has changed since it was read last.</returns>
    public async Task<IReadOnlyList<CatalogueEntry>?> Run(IReadOnlyList<Shipment> shipments, CancellationToken cancellation)
    {
        var hash = ActiveCatalogues.HashOf(shipments);
        if (await db.Set<CatalogueState>().AsNoTracking().AnyAsync(s => s.Hash == hash, cancellation))
            return null;
        // Before the transaction: others write while files are read.
        var files = shipments.Select(s => (Shipment: s, File: s.Read())).ToList();
        await session.InTransactionAsync(async () =>
        {
            _kept = await db.Set<CatalogueEntry>().ToDictionaryAsync(e => (e.Kind, e.Id), cancellation);
            foreach (var (shipment, file) in files)
                Take(shipment, file);
            CheckReferences();
            await ManyRows.Insert(db, _new, cancellation);
            await ManyRows.Insert(db, _versions, cancellation);
            var state = await db.Set<CatalogueState>().SingleOrDefaultAsync(cancellation);
            if (state is null)
                db.Add(state = new CatalogueState());
            (state.Hash, state.Messages, state.At) = (hash, KeptJson.Write(_messages), db.Now);
            return await db.SaveChangesAsync(cancellation);
        }, cancellation);
        return [.. _kept.Values];
    }

    private void Take(Shipment shipment, CatalogueFile file)
    {
        _messages.AddRange(file.Messages);
        if (shipment.Ignored is { } ignored)
            _messages.Add(new CatalogueMessage(MessageNumber.TwoFiles, shipment.Module, shipment.File!, 0, "", [ignored]));
        Take(shipment, file, EntryKinds.Source, file.Sources, s => s.Id, _ => [], _ => []);
        Take(shipment, file, EntryKinds.Direction, file.Directions, d => d.Id, _ => [], d => Notes(d.Conflicts, d.Sources));
        Take(shipment, file, EntryKinds.Partner, [.. file.Partners.Select(p => WithLogo(shipment, file, p))], p => p.Id, _ => [], References);
        Take(shipment, file, EntryKinds.Document, file.Documents, d => d.Id, _ => [], References);
        Take(shipment, file, EntryKinds.Conflict, file.Conflicts, c => c.Id, _ => [], _ => []);
        Take(shipment, file, EntryKinds.Offering, file.Offerings, o => o.Id, o => o.Variants.Select(v => v.Id), References);
        foreach (var entry in _kept.Values.Where(e => e.Module == shipment.Module))
            entry.Withdrawn = !_taken.ContainsKey((entry.Kind, entry.Id)) && !file.Faulty.Contains(entry.Id) && !file.Unreadable
                && !file.FaultySections.Contains(entry.Kind + "s");
    }

    /// <summary>A card whose logo cannot be shown is shown without it.</summary>
    private PartnerCard WithLogo(Shipment shipment, CatalogueFile file, PartnerCard card)
    {
        if (card.Logo is null)
            return card;
        var fault = shipment.Pictures.TryGetValue(card.Logo, out var picture)
            ? LogoCheck.Fault(card.Logo, picture) : (Logo.TypeOf(card.Logo) is null ? MessageNumber.LogoNotPicture : MessageNumber.LogoMissing, card.Logo);
        if (fault is not { } found)
            return card;
        _messages.Add(new CatalogueMessage(found.Number, shipment.Module, card.Logo, 0, card.Id + ".logo", [found.Value]));
        return card with { Logo = null };
    }

    private void Take<T>(
        Shipment shipment, CatalogueFile file, string kind, List<T> entries, Func<T, string> idOf, Func<T, IEnumerable<string>> parts,
        Func<T, IEnumerable<(string Key, string Kind, string Id)>> references) where T : class
    {
        for (var position = 0; position < entries.Count; position++)
        {
            var id = idOf(entries[position]);
            var ids = parts(entries[position]).Prepend(id).ToList();
            var foreign = ids.Find(i => _taken.ContainsKey((kind, i))) ?? (ids.Distinct().Count() < ids.Count ? id : null);
            if (foreign is not null)
            {
                var owner = _taken.GetValueOrDefault((kind, foreign), shipment.Module);
                _messages.Add(new CatalogueMessage(owner == shipment.Module ? MessageNumber.DoubleId : MessageNumber.ForeignId, shipment.Module,
                    shipment.File ?? "", file.Lines.GetValueOrDefault(id), id + ".id", [foreign, owner]));
                continue;
            }
            foreach (var taken in ids)
                _taken[(kind, taken)] = shipment.Module;
            _named.AddRange(references(entries[position]).Select(r => (kind, id, r.Key, r.Kind, r.Id)));
            _where[(kind, id)] = (shipment.File ?? "", file.Lines.GetValueOrDefault(id));
            Keep(shipment.Module, kind, id, position, KeptJson.Write(entries[position])).IsRead(entries[position]);
        }
    }

    private CatalogueEntry Keep(string module, string kind, string id, int position, string json)
    {
        var hash = KeptJson.Hash(json);
        if (!_kept.TryGetValue((kind, id), out var entry))
            _new.Add(_kept[(kind, id)] = entry = new CatalogueEntry { Kind = kind, Id = id });
        (entry.Module, entry.Position, entry.Withdrawn) = (module, position, false);
        if (entry.Hash == hash)
            return entry;
        (entry.Json, entry.Hash, entry.Version) = (json, hash, entry.Version + 1);
        _versions.Add(new CatalogueVersion { Kind = kind, Id = id, Version = entry.Version, Module = module, Json = json, At = db.Now });
        return entry;
    }

    /// <summary>A reference that leads nowhere is told about, but hides nothing: the module that has the other end may only be off.</summary>
    private void CheckReferences()
    {
        foreach (var (kind, id, key, to, named) in _named.Where(n => !_kept.ContainsKey((n.To, n.Named))))
        {
            var (file, line) = _where[(kind, id)];
            _messages.Add(new CatalogueMessage(MessageNumber.UnknownReference, _taken[(kind, id)], file, line, $"{id}.{key}", [named]));
        }
    }

    private static IEnumerable<(string Key, string Kind, string Id)> References(Offering offering) =>
        offering.Partners.Select(p => ("partners", EntryKinds.Partner, p))
            .Concat(offering.LegalBasis.Select(d => ("legalBasis", EntryKinds.Document, d)))
            .Concat(offering.Direction is { } d ? [("direction", EntryKinds.Direction, d)] : [])
            .Concat(offering.PartOf is { } o ? [("partOf", EntryKinds.Offering, o)] : [])
            .Concat(Notes(offering.Conflicts, offering.Sources));

    private static IEnumerable<(string Key, string Kind, string Id)> References(PartnerCard partner) =>
        partner.Directions.Select(d => ("directions", EntryKinds.Direction, d))
            .Concat(partner.LegalBasis.Select(d => ("legalBasis", EntryKinds.Document, d)))
            .Concat(partner.Parent is { } p ? [("parent", EntryKinds.Partner, p)] : [])
            .Concat(Notes(partner.Conflicts, partner.Sources));

    private static IEnumerable<(string Key, string Kind, string Id)> References(LegalDocument document) =>
        document.Parties.Select(p => ("parties", EntryKinds.Partner, p)).Concat(Notes(document.Conflicts, document.Sources));

    private static IEnumerable<(string, string, string)> Notes(IReadOnlyList<ConflictNote> conflicts, IReadOnlyList<SourceNote> sources) =>
        conflicts.Select(c => ("conflicts", EntryKinds.Conflict, c.Id))
            .Concat(sources.Select(s => s.Document).Distinct().Select(s => ("sources", EntryKinds.Source, s)));
}
