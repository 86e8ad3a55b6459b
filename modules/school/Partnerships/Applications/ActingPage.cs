using System.Globalization;
using Gym24.Contracts;
using Gym24.Partnerships.Applications.Answer;
using Gym24.Partnerships.Applications.Confirm;
using Gym24.Partnerships.Applications.Withdraw;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Applications;

/// <summary>A page with buttons of single applications; all of them post to the one form <c>act</c>.</summary>
public abstract class ActingPage : PostedPage
{
    /// <summary>Where to stay.</summary>
    protected abstract string Here { get; }

    /// <summary>Carries out the button that was pressed.</summary>
    protected Task Act() => Carry(async () =>
    {
        var run = Id("run");
        var (id, version) = (Id("id"), int.TryParse(Typed("version"), CultureInfo.InvariantCulture, out var seen) ? seen : (int?)null);
        switch (Typed("verb"))
        {
            case "apply":
                var outcome = (await Mediator.Send(new Apply.Apply(run, [Id("person")], Whole: true), Http.RequestAborted))[0];
                return (Here, T["Application.Done." + outcome.State]);
            case "withdraw":
                await Mediator.Send(new WithdrawApplication(id, version, Typed("reason")), Http.RequestAborted);
                return (Here, T["Application.Done.Withdrawn"]);
            case "confirm":
                var state = await Mediator.Send(new ConfirmApplication(id, version, Typed("overruleReason")), Http.RequestAborted);
                return (Here, T["Application.Done." + state]);
            case "accept":
                await Mediator.Send(new AcceptPlace(id, version), Http.RequestAborted);
                return (Here, T["Application.Done.Accepted"]);
            case "decline":
                await Mediator.Send(new DeclinePlace(id, version), Http.RequestAborted);
                return (Here, T["Application.Done.Withdrawn"]);
            default:
                throw new Refusal(RefusalKind.Invalid, "invalid", T["Application.UnknownVerb"]);
        }
    });

    private Guid Id(string field) => Guid.TryParse(Typed(field), out var id) ? id : Guid.Empty;
}
