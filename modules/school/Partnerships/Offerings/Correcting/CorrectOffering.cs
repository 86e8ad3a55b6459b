using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Catalogue;
using Gym24.Partnerships.Catalogue.Keeping;
using Gym24.Partnerships.Catalogue.Reading;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Offerings.Correcting;

/// <summary>
/// Says how an offering really is. A value that equals the module's is no correction: when the module changes it, the change shows.
/// </summary>
/// <param name="Number">Number of the correction the person saw; 0 when there was none.</param>
[Requires(Permissions.CorrectOfferings)]
internal sealed record CorrectOffering(
    string Offering, int Number, int? GradeFrom, int? GradeTo, IReadOnlyList<int> Months, string? When, int? Capacity, string? Level,
    IReadOnlyList<string> Urls, string? Note, string Status, string? Reason) : ICommand, IValidated
{
    private const int LastGrade = 11, MaxPlaces = 100_000, MaxUrls = 20;

    public void Validate(Faults faults)
    {
        faults.Range("gradeFrom", GradeFrom, 1, LastGrade);
        faults.Range("gradeTo", GradeTo, 1, LastGrade);
        faults.Order("gradeTo", GradeFrom, GradeTo);
        if (GradeFrom is null != GradeTo is null)
            faults.Add(GradeFrom is null ? "gradeFrom" : "gradeTo", T["Offering.Fault.BothGrades"], "required");
        foreach (var month in Months)
            faults.Range("months", month, 1, 12);
        faults.Text("when", When, 1000, required: false);
        faults.Range("capacity", Capacity, 1, MaxPlaces);
        if (Level is not null && !Vocabulary.Levels.Has(Level))
            faults.Add("level", T["Offering.Fault.Unknown", Level, Vocabulary.Levels], "unknown");
        if (Urls.Count > MaxUrls)
            faults.Add("urls", T["Catalogue.Message.021", MaxUrls], "too-many");
        foreach (var url in Urls)
            if (url.Length > 500 || !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
                faults.Add("urls", T["Catalogue.Message.026", url.Length > 80 ? url[..80] + "…" : url], "url");
        faults.Text("note", Note, EntryReader.LongText, required: false);
        if (!FileCodes.Statuses.Has(Status))
            faults.Add("status", T["Offering.Fault.Unknown", Status, FileCodes.Statuses], "unknown");
        faults.Text("reason", Reason, 500);
    }
}

internal sealed class CorrectOfferingHandler(PartnershipsDb db, DbSession session, CatalogueStore catalogue, ICaller caller)
    : IRequestHandler<CorrectOffering, Unit>
{
    public async Task<Unit> Handle(CorrectOffering request, CancellationToken cancellation)
    {
        if (catalogue.Current.Find(request.Offering) is not { Part: null } found)
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Offering.NotFound"]);
        if (found.Item.Offering.Withdrawn)
            throw new Refusal(RefusalKind.Rule, "withdrawn", T["Offering.Withdrawn"]);
        var last = await db.Set<OfferingCorrection>().Where(c => c.Offering == request.Offering)
            .MaxAsync(c => (int?)c.Number, cancellation) ?? 0;
        if (last != request.Number)
            throw new Refusal(RefusalKind.Stale, "stale", T["Offering.Fault.Stale"]);
        var correction = new OfferingCorrection
        {
            Offering = request.Offering,
            Number = last + 1,
            Json = KeptJson.Write(OverridesOf(request, found.Item.Shipped)),
            Reason = request.Reason!.Trim(),
            By = caller.UserId,
            ByName = caller.DisplayName,
            At = db.Now,
        };
        db.Add(correction);
        session.AfterCommit(() => catalogue.Corrected(correction));
        return Unit.Value;
    }

    private static Overrides OverridesOf(CorrectOffering wanted, Offering shipped)
    {
        IReadOnlyList<int> grades = wanted.GradeFrom is { } from && wanted.GradeTo is { } to ? [.. Enumerable.Range(from, to - from + 1)] : [];
        IReadOnlyList<int> months = [.. wanted.Months.Distinct().Order()];
        var status = wanted.Status == "historic" ? OfferingStatus.Historic : OfferingStatus.Active;
        string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");
        var (when, note) = (Clean(wanted.When), Clean(wanted.Note));
        var fields = new List<string>();
        void Differs(string field, bool same)
        {
            if (!same)
                fields.Add(field);
        }
        Differs("grades", grades.SequenceEqual(shipped.Grades));
        Differs("months", months.SequenceEqual(shipped.When?.Months ?? []));
        Differs("when", when == shipped.When?.Text);
        Differs("capacity", wanted.Capacity == shipped.Capacity?.Max);
        Differs("level", wanted.Level == shipped.Level);
        Differs("urls", wanted.Urls.SequenceEqual(shipped.Urls));
        Differs("note", note == shipped.Note?.ReplaceLineEndings("\n"));
        Differs("status", status == shipped.Status);
        return new Overrides
        {
            Fields = fields, Grades = grades, Months = months, When = when, Capacity = wanted.Capacity, Level = wanted.Level,
            Urls = wanted.Urls, Note = note, Status = status,
        };
    }
}

/// <summary>What the form of corrections starts from: the offering as it is shown now and the corrections so far.</summary>
[Requires(Permissions.CorrectOfferings)]
internal sealed record PrepareCorrection(string Id) : IQuery<CorrectionDraft>;

internal sealed record CorrectionDraft(Snapshot Snapshot, CatalogueItem Item, IReadOnlyList<OfferingCorrection> History);

internal sealed class PrepareCorrectionHandler(PartnershipsDb db, CatalogueStore catalogue) : IRequestHandler<PrepareCorrection, CorrectionDraft>
{
    public async Task<CorrectionDraft> Handle(PrepareCorrection request, CancellationToken cancellation)
    {
        var snapshot = catalogue.Current;
        if (snapshot.Find(request.Id) is not { Part: null } found)
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Offering.NotFound"]);
        var history = await db.Set<OfferingCorrection>().AsNoTracking().Where(c => c.Offering == request.Id)
            .OrderByDescending(c => c.Number).ToListAsync(cancellation);
        return new CorrectionDraft(snapshot, found.Item, history);
    }
}
