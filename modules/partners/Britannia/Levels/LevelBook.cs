using Gym24.Contracts.Languages;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Britannia.Levels;

/// <summary>What counts of all certificates and tests on a day.</summary>
internal sealed class LevelBook(BritanniaDb db) : ILanguageLevels
{
    public async Task<IReadOnlyList<LevelStep>> Scale(DateOnly on, CancellationToken cancellation = default) =>
        await db.Steps.AsNoTracking().Where(s => s.Since <= on.Year).OrderBy(s => s.Rank)
            .Select(s => new LevelStep(s.Code, s.Rank, s.Since, s.Source)).ToListAsync(cancellation);

    public async Task<IReadOnlyList<LanguageLevel>> Of(IReadOnlyCollection<Guid> people, DateOnly on, CancellationToken cancellation = default) =>
        await Current(on).Where(c => people.Contains(c.PersonId)).OrderBy(c => c.Language)
            .Select(c => new LanguageLevel(c.PersonId, c.Language, c.Level, c.Id, c.Exam, c.IssuedOn, c.ValidUntil)).ToListAsync(cancellation);

    /// <summary>The newest of each person in each language that counts on a day.</summary>
    public IQueryable<Certificate> Current(DateOnly on) => Valid(on).Where(c => !Valid(on).Any(n =>
        n.PersonId == c.PersonId && n.Language == c.Language
        && (n.IssuedOn > c.IssuedOn || (n.IssuedOn == c.IssuedOn && (n.EnteredAt > c.EnteredAt || (n.EnteredAt == c.EnteredAt && n.Rank > c.Rank))))));

    private IQueryable<Certificate> Valid(DateOnly on) => db.Certificates.AsNoTracking()
        .Where(c => c.AnnulledAt == null && c.IssuedOn <= on && (c.ValidUntil == null || c.ValidUntil >= on));
}
