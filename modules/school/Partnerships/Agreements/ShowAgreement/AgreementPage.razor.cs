using Gym24.Contracts;
using Gym24.Contracts.Files;
using Gym24.Contracts.Ui;
using Gym24.Partnerships.Agreements.AttachFile;
using Gym24.Partnerships.Agreements.LinkOffering;
using Microsoft.AspNetCore.Components;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Agreements.ShowAgreement;

public sealed partial class AgreementPage
{
    /// <summary>A file that is too large is to be refused in words, so a little more than the limit is let in.</summary>
    private const long MaxPost = 40 * 1024 * 1024;

    private ShownBasis? _shown;
    private List<Option> _linkable = [];

    [Parameter] public string Id { get; set; } = "";

    private string Here => $"/agreements/{Id}";
    private bool Manages => Caller.Can(Permissions.ManageAgreements);

    protected override Task OnInitializedAsync() => Load();

    private async Task Load()
    {
        var shown = _shown = await Mediator.Send(new ShowAgreement(Id), Form.Cancellation);
        if (Manages)
            _linkable = [.. shown.Snapshot.Listed.Where(i => !shown.Basis.Offerings.Contains(i.Offering.Id))
                .OrderBy(i => !i.Offering.Partners.Any(shown.Basis.Partners.Contains))
                .Select(i => new Option(i.Offering.Id, i.Offering.Name, Group: shown.Snapshot.PartnerName(i.Offering.Partners[0]), Russian: true))];
    }

    private Task Attach() => Form.Send(() => Form.Files.GetFile("file"), async file =>
    {
        if (file is null)
            throw new Refusal(RefusalKind.Invalid, "file-missing", T["Agreement.FileMissing"], "file");
        await using var stream = file.OpenReadStream();
        return await Mediator.Send(new AttachFile.AttachFile(Id, file.FileName, await FileKind.Read(stream, AgreementFile.Shelf.MaxBytes, Form.Cancellation)), Form.Cancellation);
    }, _ => (T["Agreement.Attached"], Here), Load);

    private Task Act() => Form.Send(() => Form.Text("verb"), async verb =>
    {
        switch (verb)
        {
            case "link":
                await Mediator.Send(new LinkOffering.LinkOffering(Id, Form.Text("offering") ?? ""), Form.Cancellation);
                return T["Agreement.Linked"];
            case "unlink":
                await Mediator.Send(new UnlinkOffering(Id, Form.Text("offering") ?? ""), Form.Cancellation);
                return T["Agreement.Unlinked"];
            case "remove":
                await Mediator.Send(new RemoveFile(Id, Form.Id("file") ?? Guid.Empty), Form.Cancellation);
                return T["Agreement.Removed"];
            default:
                throw new Refusal(RefusalKind.Invalid, "invalid", T["Application.UnknownVerb"]);
        }
    }, said => (said, Here), Load);
}
