using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Privacy;
using Gym24.Contracts.Shell;
using Gym24.Host.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Host.HostTexts;

namespace Gym24.Host.PersonalData.Retention;

/// <summary>How long each kind of record is kept.</summary>
[Requires(HostManifest.Retention)]
internal sealed record ShowRules : IQuery<IReadOnlyList<ShowRules.Line>>
{
    /// <param name="Own">The school has decided so.</param>
    /// <param name="Next">What will hold from a day on.</param>
    internal sealed record Line(string Module, RecordKind Kind, int? Years, string Basis, bool Own, RetentionRule? Next);

    internal sealed class Handler(HostDb db, RecordBook book, ISchool school) : IRequestHandler<ShowRules, IReadOnlyList<Line>>
    {
        public async Task<IReadOnlyList<Line>> Handle(ShowRules request, CancellationToken cancellation)
        {
            var (rules, today) = (await book.Rules(cancellation), school.Today);
            var ahead = (await db.RetentionRules.AsNoTracking().Where(r => r.From > today).ToListAsync(cancellation)).GroupBy(r => r.Kind).ToDictionary(g => g.Key, g => g.MinBy(r => r.From));
            return [.. book.Modules.Reverse().SelectMany(m => m.Kinds.Where(k => k.Fate != RecordFate.Kept).Select(k => rules.TryGetValue(k.Id, out var rule)
                ? new Line(book.TitleOf(m.Module).ToString(), k, rule.Years, rule.Basis, true, ahead.GetValueOrDefault(k.Id))
                : new Line(book.TitleOf(m.Module).ToString(), k, k.Years, k.Basis.ToString(), false, ahead.GetValueOrDefault(k.Id))))];
        }
    }
}

/// <summary>Decides how long a kind of record is kept, from a day on.</summary>
/// <param name="Years">After the person has left; absent: it may go at any time.</param>
[Requires(HostManifest.Retention)]
internal sealed record SetRule(string? Kind, DateOnly? From, int? Years, string? Basis) : ICommand, IValidated
{
    public void Validate(Faults faults)
    {
        faults.Text(nameof(Kind), Kind, 80);
        faults.Text(nameof(Basis), Basis, RetentionRule.BasisLength);
        faults.Chosen(nameof(From), From is not null);
        if (Years is { } years)
            faults.Range(nameof(Years), years, 0, 75);
    }

    internal sealed class Handler(HostDb db, RecordBook book, ISchool school, ICaller caller) : IRequestHandler<SetRule, Unit>
    {
        public async Task<Unit> Handle(SetRule request, CancellationToken cancellation)
        {
            var from = request.From!.Value;
            if (book.Modules.SelectMany(m => m.Kinds).All(k => k.Id != request.Kind || k.Fate == RecordFate.Kept))
                throw new Refusal(RefusalKind.Invalid, "unknown-kind", T["Personal.UnknownKind", request.Kind!], nameof(Kind));
            if (from < school.Today)
                throw new Refusal(RefusalKind.Invalid, "range", T["Retention.NotBefore"], nameof(From));
            await db.RetentionRules.Where(r => r.Kind == request.Kind && r.From == from).ExecuteDeleteAsync(cancellation);
            db.RetentionRules.Add(new RetentionRule { Kind = request.Kind!, From = from, Years = request.Years, Basis = request.Basis!.Trim(), At = db.Now, ByName = caller.DisplayName });
            return Unit.Value;
        }
    }
}
