using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Host.Data;
using MediatR;

namespace Gym24.Host.PersonalData.Retention;

/// <summary>Whose records may go, because they have been kept long enough.</summary>
[Requires(HostManifest.Erase)]
internal sealed record ListDue : IQuery<IReadOnlyList<DuePerson>>, IConcernsPerson
{
    public Guid? Person => null;

    internal sealed class Handler(DueBook due) : IRequestHandler<ListDue, IReadOnlyList<DuePerson>>
    {
        public Task<IReadOnlyList<DuePerson>> Handle(ListDue request, CancellationToken cancellation) => due.Due(cancellation);
    }
}

/// <summary>Erases what is due of some people, each with an act of their own; with the last child, its guardians go as well.</summary>
[Requires(HostManifest.Erase)]
internal sealed record EraseDue(IReadOnlyList<Guid> People, string? Ground) : ICommand<int>, IValidated
{
    /// <summary>One transaction holds up the others: no more at once.</summary>
    public const int Most = 50;

    public void Validate(Faults faults)
    {
        faults.Range(nameof(People), People.Count, 1, Most);
        faults.Text(nameof(Ground), Ground, ErasureRow.GroundLength);
    }

    internal sealed class Handler(DueBook due, RecordBook book, IMediator mediator, IEnumerable<IPeopleDirectory> directories) : IRequestHandler<EraseDue, int>
    {
        public async Task<int> Handle(EraseDue request, CancellationToken cancellation)
        {
            var directory = directories.LastOrDefault() ?? throw new Refusal(RefusalKind.Rule, "no-directory", HostTexts.T["Personal.NoDirectory"]);
            var chosen = request.People.ToHashSet();
            var people = (await due.Due(cancellation)).Where(p => chosen.Contains(p.Id)).ToList();
            var guardians = (await directory.GuardiansOf(chosen, cancellation)).SelectMany(g => g).Distinct().ToList();
            var acts = 0;
            foreach (var person in people)
            {
                await Erase(request, person.Id, person.Kinds, cancellation);
                acts++;
            }
            foreach (var guardian in guardians)
                if ((await directory.ChildrenOf(guardian, cancellation)).Count == 0)
                {
                    var lines = await book.Lines(await book.Owner(guardian, HostManifest.Erase, cancellation), cancellation);
                    await Erase(request, guardian, [.. lines.Where(l => l.MayGo && l.Rows > 0).Select(l => l.Kind.Id)], cancellation);
                    acts++;
                }
            return acts;
        }

        private Task Erase(EraseDue request, Guid person, IReadOnlyList<string> kinds, CancellationToken cancellation) =>
            mediator.Send(new EraseRecords.EraseRecords(Guid.CreateVersion7(), person, ErasureReason.TermOver, request.Ground, kinds), cancellation);
    }
}
