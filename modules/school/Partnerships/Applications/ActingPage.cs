using Gym24.Contracts;
using Gym24.Contracts.Ui;
using Gym24.Partnerships.Applications.Answer;
using Gym24.Partnerships.Applications.Confirm;
using Gym24.Partnerships.Applications.Withdraw;
using MediatR;
using Microsoft.AspNetCore.Components;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Applications;

/// <summary>A page with buttons of single applications; all of them post to the one form <c>act</c>.</summary>
public abstract class ActingPage : Loaded
{
    [Inject] internal IMediator Mediator { get; set; } = null!;

    [Inject] internal PostedForm Form { get; set; } = null!;

    /// <summary>Where to stay.</summary>
    protected abstract string Here { get; }

    /// <summary>Reads what the page shows; again after a refusal, because the reason may be that it has changed.</summary>
    protected abstract Task Load();

    protected sealed override Task OnInitializedAsync() => Load();

    /// <summary>Carries out the button that was pressed.</summary>
    protected Task Act() => Form.Send(async () => (await Verb(), Here), Load);

    private async Task<string> Verb()
    {
        var (id, version) = (Form.Id("id") ?? Guid.Empty, Form.Number("version"));
        switch (Form.Text("verb"))
        {
            case "apply":
                var apply = new Apply.Apply(Form.Id("run") ?? Guid.Empty, [Form.Id("person") ?? Guid.Empty], Whole: true);
                return T["Application.Done." + (await Mediator.Send(apply, Form.Cancellation))[0].State];
            case "withdraw":
                await Mediator.Send(new WithdrawApplication(id, version, Form.Text("reason")), Form.Cancellation);
                return T["Application.Done.Withdrawn"];
            case "confirm":
                return T["Application.Done." + await Mediator.Send(new ConfirmApplication(id, version, Form.Text("overruleReason")), Form.Cancellation)];
            case "accept":
                await Mediator.Send(new AcceptPlace(id, version), Form.Cancellation);
                return T["Application.Done.Accepted"];
            case "decline":
                await Mediator.Send(new DeclinePlace(id, version), Form.Cancellation);
                return T["Application.Done.Withdrawn"];
            default:
                throw new Refusal(RefusalKind.Invalid, "invalid", T["Application.UnknownVerb"]);
        }
    }
}
