using System.Globalization;
using Gym24.Contracts.Offerings;
using static Gym24.Partnerships.Catalogue.Reading.MessageNumber;

namespace Gym24.Partnerships.Catalogue.Reading;

/// <summary>Reads <c>catalogue.yaml</c> or <c>catalogue.json</c>. An entry with a fault is left out and told about; the others stay.</summary>
internal sealed class CatalogueReader
{
    private const int MaxEntries = 20_000;
    private readonly CatalogueFile _file = new();
    private readonly string _module;
    private readonly string _name;

    private CatalogueReader(string module, string name) => (_module, _name) = (module, name);

    public static CatalogueFile Read(string module, string fileName, byte[] content)
    {
        var reader = new CatalogueReader(module, fileName);
        try
        {
            reader.Root(NodeTree.Parse(content, fileName.EndsWith(".json", StringComparison.OrdinalIgnoreCase)));
        }
        catch (UnreadableFile fault)
        {
            reader._file.Unreadable = true;
            reader.Tell(fault.Number, fault.Line, "", [fault.Message]);
        }
        return reader._file;
    }

    private void Tell(MessageNumber number, int line, string key, string[] values) =>
        _file.Messages.Add(new CatalogueMessage(number, _module, _name, line, key, values));

    private void Root(Node root)
    {
        if (root is not Mapping map)
        {
            _file.Unreadable = true;
            Tell(NotMap, root.Line, "", []);
            return;
        }
        foreach (var (key, line, value) in map.Entries)
        {
            switch (key)
            {
                case "sources": Section(key, value, _file.Sources, Source); break;
                case "directions": Section(key, value, _file.Directions, DirectionOf); break;
                case "partners": Section(key, value, _file.Partners, Partner); break;
                case "documents": Section(key, value, _file.Documents, Document); break;
                case "conflicts": Section(key, value, _file.Conflicts, ConflictOf); break;
                case "offerings": Section(key, value, _file.Offerings, OfferingReader.Read); break;
                default: Tell(UnknownKey, line, key, [key, "sources, directions, partners, documents, conflicts, offerings"]); break;
            }
        }
    }

    private void Section<T>(string section, Node value, List<T> into, Func<EntryReader, T> read)
    {
        if (value is not Sequence list)
        {
            _file.FaultySections.Add(section);
            Tell(NotList, value.Line, section, []);
            return;
        }
        if (list.Items.Count > MaxEntries)
        {
            _file.FaultySections.Add(section);
            Tell(TooMany, value.Line, section, [MaxEntries.ToString(CultureInfo.InvariantCulture)]);
            return;
        }
        var seen = new HashSet<string>();
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (list.Items[i] is not Mapping map)
            {
                Tell(NotMap, list.Items[i].Line, $"{section}[{i + 1}]", []);
                continue;
            }
            var id = map.Entries.FirstOrDefault(e => e.Key == "id").Value is Scalar { Text.Length: > 0 } named ? named.Text : null;
            var reader = new EntryReader(map, id ?? $"{section}[{i + 1}]", Tell);
            var entry = read(reader);
            reader.End();
            if (id is not null && !seen.Add(id))
                reader.Fault(DoubleId, map.Line, "id", id);
            else if (reader.Faulty && id is not null)
                _file.Faulty.Add(id);
            if (reader.Faulty)
                continue;
            _file.Lines[id!] = map.Line;
            into.Add(entry);
        }
    }

    private static SourceDocument Source(EntryReader entry) => new(entry.Id(), entry.Text("title", 500, required: true) ?? "");

    private static Direction DirectionOf(EntryReader entry) =>
        new(entry.Id(), entry.Text("name", 300, required: true) ?? "", entry.Text("nameEn", 300), entry.YesNo("core"))
        {
            OtherNames = entry.Texts("otherNames"),
            Summary = entry.Text("summary"),
            Conflicts = ConflictNotes(entry),
            Sources = SourceNotes(entry),
        };

    private static PartnerCard Partner(EntryReader entry)
    {
        var period = entry.Map("period");
        var card = new PartnerCard
        {
            Id = entry.Id(),
            Name = entry.Text("name", 500, required: true) ?? "",
            ShortName = entry.Text("shortName", 100, required: true) ?? "",
            NameEn = entry.Text("nameEn", 500),
            OtherNames = entry.Texts("otherNames", 500),
            Kind = entry.Code("kind", FileCodes.PartnerKinds, required: true) ?? "",
            Parent = entry.Reference("parent"),
            City = entry.Text("city", 100),
            Logo = entry.Text("logo", 100),
            Urls = entry.Urls("urls"),
            Cooperation = entry.Texts("cooperation"),
            Directions = entry.References("directions"),
            Audience = entry.Codes("audience", Vocabulary.Audiences),
            LegalBasis = entry.References("legalBasis"),
            From = period?.Date("from"),
            To = period?.Date("to"),
            Status = Status(entry),
            Notes = entry.Text("notes", EntryReader.LongText),
            Inferred = entry.Texts("inferred", 100),
            Conflicts = ConflictNotes(entry),
            Sources = SourceNotes(entry),
        };
        if (card.To < card.From)
            period!.Fault(EndBeforeStart, period.At("to"), "to");
        period?.End();
        return card;
    }

    private static LegalDocument Document(EntryReader entry)
    {
        var document = new LegalDocument(entry.Id(), entry.Text("type", 100, required: true) ?? "")
        {
            Category = entry.Code("category", FileCodes.DocumentCategories),
            Title = entry.Text("title"),
            Number = entry.Text("number", 100),
            Date = entry.Date("date"),
            ValidFrom = entry.Date("validFrom"),
            ValidTo = entry.Date("validTo"),
            Term = entry.Text("term", 300),
            Issuer = entry.Text("issuer", 300),
            Parties = entry.References("parties"),
            Subject = entry.Text("subject"),
            Supports = entry.Texts("supports"),
            Amends = Acts(entry, "amends"),
            AmendedBy = Acts(entry, "amendedBy"),
            Notes = entry.Text("notes", EntryReader.LongText),
            Inferred = entry.Texts("inferred", 100),
            Conflicts = ConflictNotes(entry),
            Sources = SourceNotes(entry),
        };
        if (document.ValidTo < document.ValidFrom)
            entry.Fault(EndBeforeStart, entry.At("validTo"), "validTo");
        return document;
    }

    private static IReadOnlyList<OtherAct> Acts(EntryReader entry, string key) => entry.Maps(key).Select(a =>
    {
        var act = new OtherAct(a.Text("type", 100), a.Text("number", 100, required: true) ?? "", a.Date("date"), a.Text("issuer", 300));
        a.End();
        return act;
    }).ToList();

    private static Conflict ConflictOf(EntryReader entry) => new(
        entry.Id(),
        entry.Code("kind", FileCodes.ConflictKinds, required: true) ?? "",
        entry.Code("severity", FileCodes.Severities, required: true) ?? "",
        entry.Text("topic", 300, required: true) ?? "",
        entry.Text("a", required: true) ?? "",
        entry.Text("b"),
        entry.Text("suggestion"));

    internal static OfferingStatus Status(EntryReader entry) =>
        entry.Code("status", FileCodes.Statuses) == "historic" ? OfferingStatus.Historic : OfferingStatus.Active;

    internal static IReadOnlyList<ConflictNote> ConflictNotes(EntryReader entry) => entry.Maps("conflicts").Select(c =>
    {
        var note = new ConflictNote(c.Id(), c.Text("note"));
        c.End();
        return note;
    }).ToList();

    internal static IReadOnlyList<SourceNote> SourceNotes(EntryReader entry) => entry.Maps("sources").Select(s =>
    {
        var note = new SourceNote(s.Id("document"), s.Text("section", required: true) ?? "");
        s.End();
        return note;
    }).ToList();
}
