using Gym24.Contracts;
using Gym24.Contracts.Ui;
using Microsoft.AspNetCore.Components;
using static Gym24.Host.HostTexts;

namespace Gym24.Host.Access.TwoSteps;

public partial class SecondFactorPage
{
    internal const string Address = "/account/second-factor";

    private FormErrors _on = new(), _renew = new(), _off = new();
    private ReadSecondFactor.Facts _facts = new(false, false, 0, null);
    private IReadOnlyList<string>? _codes;

    [SupplyParameterFromForm(FormName = "on", Name = "On")] private First? On { get; set; }
    [SupplyParameterFromForm(FormName = "renew", Name = "Renew")] private Proof? Renewed { get; set; }
    [SupplyParameterFromForm(FormName = "off", Name = "Off")] private Proof? Off { get; set; }

    protected override async Task OnInitializedAsync() => _facts = await Mediator.Send(new ReadSecondFactor(On?.Sealed));

    /// <summary>Codes are shown in the answer itself and nowhere else: not after a redirect, not when the page is loaded again.</summary>
    private async Task TurnOn() => _on = await Counted("On.", async () =>
        _codes = await Mediator.Send(new TurnOnSecondFactor(On?.Sealed, On?.Password ?? "", On?.Code ?? "")));

    private async Task Renew() => _renew = await Counted("Renew.", async () => _codes = await Mediator.Send(new RenewRecoveryCodes(Renewed?.Password ?? "", Renewed?.Code ?? "")));

    private async Task TurnOff()
    {
        _off = await Counted("Off.", () => Mediator.Send(new TurnOffSecondFactor(Off?.Password ?? "", Off?.Code ?? "")));
        if (_off.Any)
            return;
        Flash.Done(T["Factor.OffDone"]);
        Addresses.NavigateTo(Address);
    }

    /// <summary>A guess here counts like one at the door.</summary>
    private async Task<FormErrors> Counted(string prefix, Func<Task> attempt)
    {
        try
        {
            var name = Http.HttpContext?.User.Identity?.Name ?? "";
            await Attempts.Begin(name);
            await attempt();
            await Attempts.Succeeded(name);
            return new FormErrors();
        }
        catch (Refusal refusal)
        {
            return FormErrors.Of(refusal, prefix);
        }
    }

    private static string Grouped(string seed) => string.Join(' ', seed.Chunk(4).Select(c => new string(c)));

    private sealed class First
    {
        public string? Sealed { get; set; }
        public string? Code { get; set; }
        public string? Password { get; set; }
    }

    private sealed class Proof
    {
        public string? Code { get; set; }
        public string? Password { get; set; }
    }
}
