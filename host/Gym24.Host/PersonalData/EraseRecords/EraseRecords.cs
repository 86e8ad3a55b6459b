using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Privacy;
using Gym24.Contracts.Shell;
using Gym24.Host.Data;
using Gym24.Host.PersonalData.Acts;
using Gym24.Host.PersonalData.Again;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Host.HostTexts;

namespace Gym24.Host.PersonalData.EraseRecords;

/// <summary>Erases records of a person in all modules at once, and writes the act of it.</summary>
/// <param name="Act">Id the act will have: the same form sent twice is one erasure.</param>
/// <param name="Kinds">Ids of the kinds that are to go.</param>
[Requires(HostManifest.Erase)]
internal sealed record EraseRecords(Guid Act, Guid Id, ErasureReason? Reason, string? Ground, IReadOnlyList<string> Kinds) : ICommand<Guid>, IAbout, IConcernsPerson, IValidated
{
    public Guid? Person => Id;

    public Guid? Subject => Act;

    public void Validate(Faults faults)
    {
        faults.Chosen(nameof(Reason), Reason is { } reason && Enum.IsDefined(reason));
        faults.Chosen(nameof(Kinds), Kinds.Count > 0);
        faults.Text(nameof(Ground), Ground, ErasureRow.GroundLength);
    }

    internal sealed class Handler(HostDb db, DbSession session, RecordBook book, ErasureList list, ICaller caller, ISchool school) : IRequestHandler<EraseRecords, Guid>
    {
        public async Task<Guid> Handle(EraseRecords request, CancellationToken cancellation)
        {
            if (await db.Erasures.AnyAsync(e => e.Id == request.Act, cancellation))
                return request.Act;
            if (request.Id == caller.PersonId)
                throw new Refusal(RefusalKind.Rule, "own-records", T["Personal.Own"]);
            var owner = await book.Owner(request.Id, HostManifest.Erase, cancellation);
            var lines = await book.Lines(owner, cancellation);
            var chosen = request.Kinds.ToHashSet();
            Check(request, lines, chosen);
            list.MustBeWritable();
            var content = await Carry(owner, lines, chosen, cancellation);
            var act = Act(request, content, await LastNumber(cancellation), chosen);
            db.Erasures.Add(act);
            session.AfterCommit(() => list.Append([ErasureLine.Of(act)]));
            return act.Id;
        }

        private static void Check(EraseRecords request, IReadOnlyList<RecordLine> lines, HashSet<string> chosen)
        {
            var unlawful = request.Reason == ErasureReason.Unlawful;
            foreach (var line in lines.Where(l => chosen.Contains(l.Kind.Id)))
                if (line.Kind.Fate == RecordFate.Kept || (line.Held && !unlawful))
                    throw new Refusal(RefusalKind.Rule, "kept", T["Personal.StillKept", line.Kind.Title, line.Basis], nameof(Kinds));
            if (chosen.Except(lines.Select(l => l.Kind.Id)).FirstOrDefault() is { } unknown)
                throw new Refusal(RefusalKind.Invalid, "unknown-kind", T["Personal.UnknownKind", unknown], nameof(Kinds));
        }

        private async Task<ActContent> Carry(RecordOwner owner, IReadOnlyList<RecordLine> lines, HashSet<string> chosen, CancellationToken cancellation)
        {
            var done = await book.Erase(new ErasureOrder(owner.Id, chosen, Guid.NewGuid()), cancellation);
            var off = await book.Off(cancellation);
            chosen.UnionWith(off.Select(o => o.Module));
            return new ActContent(
                [.. lines.Where(l => done.ContainsKey(l.Kind.Id)).Select(l => new ActContent.Gone(l.Kind.Id, l.Kind.Title.Ru, l.Kind.Title.En, done[l.Kind.Id].Deleted, done[l.Kind.Id].Anonymised))],
                [.. lines.Where(l => l.Rows > 0 && !chosen.Contains(l.Kind.Id)).Select(l => new ActContent.Stays(l.Kind.Id, l.Kind.Title.Ru, l.Kind.Title.En, l.Rows, l.Until, l.Basis))],
                [.. off.Select(o => o.Title)]);
        }

        private ErasureRow Act(EraseRecords request, ActContent content, int last, HashSet<string> chosen) => new()
        {
            Id = request.Act, Year = school.Today.Year, Number = last + 1, At = db.Now, Person = request.Id, Reason = request.Reason!.Value, Ground = request.Ground!.Trim(),
            ByUser = caller.UserId, ByName = caller.DisplayName, Kinds = string.Join(' ', chosen.Order(StringComparer.Ordinal)), Content = content.Write(),
        };

        private async Task<int> LastNumber(CancellationToken cancellation)
        {
            var year = school.Today.Year;
            return await db.Erasures.Where(e => e.Year == year).MaxAsync(e => (int?)e.Number, cancellation) ?? 0;
        }
    }
}
