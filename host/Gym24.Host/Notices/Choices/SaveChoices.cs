using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Gym24.Host.Notices.ByMail;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Notices.Choices;

/// <summary>What one wants to hear of, where and when.</summary>
/// <param name="QuietFrom">First hour of the night, 0 to 23 in the school's zone; with <paramref name="QuietUntil"/>, or neither.</param>
[SignedIn]
internal sealed record SaveChoices(IReadOnlyList<SaveChoices.Choice> Choices, int? QuietFrom, int? QuietUntil, int? DigestHour, bool English) : ICommand, IValidated
{
    internal sealed record Choice(string Kind, string Way, HowTold? How);

    public void Validate(Faults faults)
    {
        Hour(faults, nameof(QuietFrom), QuietFrom, QuietUntil is not null);
        Hour(faults, nameof(QuietUntil), QuietUntil, QuietFrom is not null);
        Hour(faults, nameof(DigestHour), DigestHour, needed: true);
        foreach (var choice in Choices.Where(c => c.How is null || !Enum.IsDefined(c.How.Value)))
            faults.Add($"how:{choice.Kind}:{choice.Way}", HostTexts.T["Choices.Wrong"], "choice");
    }

    private static void Hour(Faults faults, string field, int? hour, bool needed)
    {
        if (hour is < 0 or > 23 || (hour is null && needed))
            faults.Add(field, HostTexts.T["Choices.WrongHour"], "range");
    }

    internal sealed class Handler(HostDb db, ICaller caller, NoticeBook book) : IRequestHandler<SaveChoices, Unit>
    {
        public async Task<Unit> Handle(SaveChoices request, CancellationToken cancellation)
        {
            var reach = await db.OwnReach(caller, cancellation);
            (reach.QuietFrom, reach.QuietUntil, reach.DigestHour, reach.English) = (request.QuietFrom, request.QuietUntil, request.DigestHour!.Value, request.English);
            var stored = await db.NoticeChoices.Where(c => c.PersonId == reach.PersonId).ToDictionaryAsync(c => (c.Kind, c.Channel), cancellation);
            foreach (var choice in request.Choices.DistinctBy(c => (c.Kind, c.Way)))
            {
                if (book.Find(choice.Kind) is not { } kind)
                    continue;
                if (choice.How == HowTold.Not && !kind.MayBeOff)
                    throw new Refusal(RefusalKind.Rule, "must-be-told", HostTexts.T["Choices.MustBeTold", kind.Title], $"how:{choice.Kind}:{choice.Way}");
                if (stored.TryGetValue((choice.Kind, choice.Way), out var row))
                    row.How = choice.How!.Value;
                else if (choice.How != NoticeBook.Usual(kind))
                    db.NoticeChoices.Add(new ChoiceRow { PersonId = reach.PersonId, Kind = choice.Kind, Channel = choice.Way, How = choice.How!.Value });
            }
            return Unit.Value;
        }
    }
}
