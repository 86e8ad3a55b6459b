using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Britannia.Texts;

namespace Gym24.Britannia.Levels.ListLevels;

/// <summary>Certificates of people within reach, by name; annulled ones only when asked for.</summary>
/// <param name="State">Absent: all that are not annulled.</param>
/// <param name="Ending">Only current ones that end soon.</param>
/// <param name="SoonestFirst">Those that end first stand first, instead of by name.</param>
[Requires(Permissions.ReadLevels)]
internal sealed record ListLevels(
    CertificateState? State = null, string? Language = null, string? Level = null, string? ClassName = null, bool Ending = false, int Page = 1, int Size = 50,
    bool SoonestFirst = false)
    : IQuery<Paged<CertificateFacts>>, IValidated, IConcernsPerson
{
    Guid? IConcernsPerson.Person => null;

    public void Validate(Faults faults)
    {
        faults.Chosen("state", State is null || Enum.IsDefined(State.Value));
        faults.Text("language", Language, BritanniaDb.LanguageLength, required: false);
        faults.Text("level", Level, BritanniaDb.LevelLength, required: false);
        faults.Text("className", ClassName, BritanniaDb.NameLength, required: false);
        faults.Range("page", Page, 1, 100_000);
        faults.Range("size", Size, 1, 500);
    }
}

/// <summary>All certificates of a person, newest first, annulled ones too.</summary>
[Requires(Permissions.ReadLevels)]
internal sealed record ShowLevels(Guid Person) : IQuery<PersonLevels>, IConcernsPerson
{
    Guid? IConcernsPerson.Person => Person;
}

/// <param name="Name">As shown in lists.</param>
internal sealed record PersonLevels(Guid Person, string Name, string? ClassName, IReadOnlyList<CertificateFacts> Certificates)
{
    public IEnumerable<CertificateFacts> Current => Certificates.Where(c => c.State == CertificateState.Current);
}

/// <summary>The scale on a day.</summary>
[Requires(Permissions.ReadLevels)]
internal sealed record ReadScale(DateOnly? On = null) : IQuery<IReadOnlyList<Contracts.Languages.LevelStep>>;

internal sealed class ListLevelsHandler(BritanniaDb db, LevelBook book, ISchool school)
    : IRequestHandler<ListLevels, Paged<CertificateFacts>>, IRequestHandler<ShowLevels, PersonLevels>, IRequestHandler<ReadScale, IReadOnlyList<Contracts.Languages.LevelStep>>
{
    public Task<IReadOnlyList<Contracts.Languages.LevelStep>> Handle(ReadScale request, CancellationToken cancellation) =>
        book.Scale(request.On ?? school.Today, cancellation);

    public async Task<Paged<CertificateFacts>> Handle(ListLevels request, CancellationToken cancellation)
    {
        var today = school.Today;
        var soon = await Soon(cancellation);
        var wanted = request.State switch
        {
            _ when request.Ending => book.Current(today).Where(c => c.ValidUntil <= soon),
            CertificateState.Current => book.Current(today),
            CertificateState.Expired => db.Certificates.Where(c => c.AnnulledAt == null && c.ValidUntil < today),
            CertificateState.Superseded => db.Certificates.Where(c => c.AnnulledAt == null && (c.ValidUntil == null || c.ValidUntil >= today)
                && !book.Current(today).Any(n => n.Id == c.Id)),
            CertificateState.Annulled => db.Certificates.Where(c => c.AnnulledAt != null),
            _ => db.Certificates.Where(c => c.AnnulledAt == null),
        };
        if (request.Language is { Length: > 0 } language)
            wanted = wanted.Where(c => c.Language == language);
        if (request.Level is { Length: > 0 } level)
            wanted = wanted.Where(c => c.Level == level);
        var rows = from c in wanted join p in db.Directory on c.PersonId equals p.Id select new { c, p };
        if (request.ClassName is { Length: > 0 } name)
            rows = rows.Where(r => r.p.ClassName == name);
        var total = await rows.CountAsync(cancellation);
        var ordered = request.SoonestFirst ? rows.OrderBy(r => r.c.ValidUntil == null).ThenBy(r => r.c.ValidUntil).ThenBy(r => r.p.SortKey) : rows.OrderBy(r => r.p.SortKey);
        var page = await ordered.ThenBy(r => r.c.Language).ThenByDescending(r => r.c.IssuedOn).ThenByDescending(r => r.c.EnteredAt)
            .Skip((request.Page - 1) * request.Size).Take(request.Size).AsNoTracking().ToListAsync(cancellation);
        var current = request.Ending || request.State == CertificateState.Current
            ? [.. page.Select(r => r.c.Id)] : await CurrentOf([.. page.Select(r => r.c.PersonId)], cancellation);
        return new([.. page.Select(r => Facts(r.c, r.p.DisplayName, r.p.ClassName, current, soon))], total);
    }

    public async Task<PersonLevels> Handle(ShowLevels request, CancellationToken cancellation)
    {
        var person = await db.Directory.SingleOrDefaultAsync(p => p.Id == request.Person, cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Level.UnknownPerson"]);
        var rows = await db.Certificates.AsNoTracking().Where(c => c.PersonId == person.Id)
            .OrderByDescending(c => c.IssuedOn).ThenBy(c => c.AnnulledAt != null).ThenByDescending(c => c.EnteredAt).ToListAsync(cancellation);
        var (current, soon) = (await CurrentOf([person.Id], cancellation), await Soon(cancellation));
        return new(person.Id, person.DisplayName, person.ClassName, [.. rows.Select(c => Facts(c, person.DisplayName, person.ClassName, current, soon))]);
    }

    private async Task<HashSet<Guid>> CurrentOf(List<Guid> people, CancellationToken cancellation) =>
        (await book.Current(school.Today).Where(c => people.Contains(c.PersonId)).Select(c => c.Id).ToListAsync(cancellation)).ToHashSet();

    private async Task<DateOnly> Soon(CancellationToken cancellation) =>
        school.Today.AddDays((await db.Rules.AsNoTracking().SingleAsync(cancellation)).WarnDays);

    private CertificateFacts Facts(Certificate c, string name, string? inClass, HashSet<Guid> current, DateOnly soon)
    {
        var state = c.AnnulledAt is not null ? CertificateState.Annulled : c.IsExpired(school.Today) ? CertificateState.Expired
            : current.Contains(c.Id) ? CertificateState.Current : CertificateState.Superseded;
        return new(c.Id, c.Version, c.PersonId, name, inClass, c.RunId, c.Exam, c.Language, c.Level, c.Score, c.Number, c.Issuer, c.IssuedOn, c.ValidUntil,
            state, state == CertificateState.Current && c.ValidUntil <= soon, c.AnnulReason);
    }
}
