using Gym24.Contracts;
using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Catalogue;
using Gym24.Partnerships.Catalogue.Reading;

namespace Gym24.Partnerships.Agreements;

/// <summary>A legal basis as the register shows it: what a catalogue ships, with what the school knows better, or the school's own.</summary>
internal sealed class Basis
{
    private readonly HashSet<string> _own;

    public Basis(LegalDocument? shipped, Agreement? row, Snapshot snapshot, IReadOnlyList<string> offerings, IReadOnlyList<string> partnersNaming, DateOnly today, int warnDays)
    {
        (Shipped, Row) = (shipped, row);
        _own = shipped is null ? [.. BasisFields.All] : row is null ? [] : [.. row.Own.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var facts = shipped is null ? null : ShippedFacts.Of(shipped, snapshot, partnersNaming);
        Facts = facts;
        Kind = Pick(BasisFields.Kind, row?.Kind, facts?.Kind)!;
        Title = Pick(BasisFields.Title, row?.Title, facts?.Title);
        Number = Pick(BasisFields.Number, row?.Number, facts?.Number);
        Date = IsOwn(BasisFields.Date) ? row?.Date : facts?.Date;
        Issuer = Pick(BasisFields.Issuer, row?.Issuer, facts?.Issuer);
        Subject = Pick(BasisFields.Subject, row?.Subject, facts?.Subject);
        (From, To, OpenEnded) = IsOwn(BasisFields.Term) ? (row?.From, row?.To, row?.OpenEnded ?? false) : (facts!.From, facts.To, false);
        TermText = IsOwn(BasisFields.Term) ? null : shipped?.Term;
        Partners = IsOwn(BasisFields.Partners) ? [.. row!.Partners.Select(p => p.Partner)] : facts!.Partners;
        Offerings = [.. offerings.Concat(row?.Offerings.Select(o => o.Offering) ?? []).Distinct()];
        Validity = Validities.Of(From, To, OpenEnded, row?.EndedOn, today, warnDays);
        Sort = Fold.SortKey(Title ?? Subject ?? Number);
    }

    /// <summary>The shipped document's id, or the own agreement's.</summary>
    public string Id => Shipped?.Id ?? Row!.Id.ToString();

    /// <summary>Zero until the school has said something about a shipped document.</summary>
    public int Version => Row?.Version ?? 0;
    public LegalDocument? Shipped { get; }
    public ShippedFacts? Facts { get; }
    public Agreement? Row { get; }
    public string Kind { get; }
    public string? Title { get; }
    public string? Number { get; }
    public DateOnly? Date { get; }
    public string? Issuer { get; }
    public string? Subject { get; }
    public DateOnly? From { get; }
    public DateOnly? To { get; }
    public bool OpenEnded { get; }

    /// <summary>The term as the source puts it, where it gives no days.</summary>
    public string? TermText { get; }
    public string? Form => Row?.Form;

    /// <summary>Ids of organisations: those that signed, issued or name it.</summary>
    public IReadOnlyList<string> Partners { get; }

    /// <summary>Ids of offerings that rest on it.</summary>
    public IReadOnlyList<string> Offerings { get; }
    public Validity Validity { get; }

    /// <summary>The day it stops to hold, if known.</summary>
    public DateOnly? Until => Row?.EndedOn ?? (OpenEnded ? null : To);
    public bool NeedsAttention => Validity is Validity.Soon or Validity.Over;
    public IReadOnlyList<AgreementFile> Files => Row?.Files ?? [];
    public string Sort { get; }

    /// <summary>Whether the school's value stands in the field.</summary>
    public bool IsOwn(string field) => _own.Contains(field);

    /// <summary>The fields of a shipped document that the school has put right.</summary>
    public IReadOnlyList<string> Corrected => Shipped is null ? [] : [.. BasisFields.All.Where(IsOwn)];

    private string? Pick(string field, string? own, string? shipped) => IsOwn(field) ? own : shipped;
}

/// <summary>What a catalogue says of a document, in the register's terms.</summary>
internal sealed record ShippedFacts(
    string Kind, string? Title, string? Number, DateOnly? Date, string? Issuer, string? Subject, DateOnly? From, DateOnly? To, IReadOnlyList<string> Partners)
{
    public static ShippedFacts Of(LegalDocument document, Snapshot snapshot, IReadOnlyList<string> naming)
    {
        var issuer = document.Issuer is { } id && snapshot.Partners.ContainsKey(id) ? id : null;
        return new(AgreementKinds.Of(document), document.Title, document.Number, document.Date,
            document.Issuer is null ? null : snapshot.PartnerName(document.Issuer), document.Subject, document.ValidFrom, document.ValidTo,
            [.. document.Parties.Concat(issuer is null ? [] : [issuer]).Concat(naming).Distinct()]);
    }
}
