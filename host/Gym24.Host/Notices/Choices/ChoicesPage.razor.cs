using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Ui;
using Gym24.Host.Notices.ByMail;
using Microsoft.AspNetCore.Components;
using static Gym24.Host.HostTexts;

namespace Gym24.Host.Notices.Choices;

public partial class ChoicesPage
{
    private const string Own = "/account/notices";
    private readonly IReadOnlyList<Option> _hours = [.. Enumerable.Range(0, 24).Select(h => new Option(Written(h)!, $"{h:00}:00"))];
    private ReadChoices.Facts _facts = new(false, new ReachRow(), [], [], new Dictionary<(string, string), HowTold>());

    protected override async Task OnInitializedAsync() => _facts = await Mediator.Send(new ReadChoices());

    /// <summary>
    /// The mail goes after the command: a transaction does not wait for a mail server, and whoever asks hears at once what it said. Its link is made of
    /// the configured address: a request may claim to have come to any.
    /// </summary>
    private Task Give() => Form.Send(async () =>
    {
        await Attempts.Begin($"address {Caller.UserId}");
        var given = await Mediator.Send(new GiveAddress(Form.Text("Email")), Form.Cancellation);
        try
        {
            await Post.Send(given.Email, $"{School.Name}: {T["Mail.Confirm"]}", [T["Mail.LinkText"], new Uri(Site.Value!, given.Link).ToString(), T["Mail.LinkElse"]],
                Guid.CreateVersion7().ToString("N"), Form.Cancellation);
        }
        catch (NotDelivered failure)
        {
            throw new Refusal(RefusalKind.Rule, "not-sent", T["Mail.NotSent", failure.Message], "Email");
        }
        return (T["Mail.LinkSent"], Own);
    }, Load);

    private Task Forget() => Form.Send(() => new ForgetAddress(), request => Mediator.Send(request, Form.Cancellation), _ => (T["Mail.Forgotten"], Own));

    private Task Save() => Form.Send(
        () => new SaveChoices([.. Form.Names.Where(n => n.StartsWith("how:", StringComparison.Ordinal)).Select(Read)], Form.Number("QuietFrom"), Form.Number("QuietUntil"),
            Form.Number("DigestHour"), Form.Flag("English")),
        request => Mediator.Send(request, Form.Cancellation), _ => (T["Choices.Saved"], Own));

    private async Task Load() => _facts = await Mediator.Send(new ReadChoices());

    private SaveChoices.Choice Read(string name)
    {
        var parts = name.Split(':');
        return new(parts[1], parts[^1], Form.Choice<HowTold>(name));
    }

    private static string Field(string kind, string way) => $"how:{kind}:{way}";

    private static string? Written(int? hour) => hour?.ToString(CultureInfo.InvariantCulture);

    private static IReadOnlyList<Option> Hows(bool mayBeOff) =>
        [.. Enum.GetValues<HowTold>().Where(h => mayBeOff || h != HowTold.Not).Select(h => new Option(h.ToString(), T["Choices." + h]))];
}
