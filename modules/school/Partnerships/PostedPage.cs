using Gym24.Contracts;
using Gym24.Contracts.Ui;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Gym24.Partnerships;

/// <summary>A page with forms: what was typed stays, a refusal is shown beside it, and what was done leads on to a new page.</summary>
public abstract class PostedPage : ComponentBase
{
    [Inject] internal IMediator Mediator { get; set; } = null!;

    [Inject] internal Flash Flash { get; set; } = null!;

    [CascadingParameter] internal HttpContext Http { get; set; } = null!;

    /// <summary>What is wrong with what was posted.</summary>
    protected FormErrors? Errors { get; set; }

    /// <summary>What was posted, if anything.</summary>
    protected IFormCollection? Sent { get; private set; }

    protected sealed override async Task OnInitializedAsync()
    {
        if (HttpMethods.IsPost(Http.Request.Method) && Http.Request.HasFormContentType)
            Sent = await Http.Request.ReadFormAsync(Http.RequestAborted);
        await Load();
    }

    /// <summary>Reads what the page shows; again after a refusal, because the reason may be that it has changed.</summary>
    protected abstract Task Load();

    /// <param name="work">Carries out what was posted; answers where to go and what to say there.</param>
    protected async Task Carry(Func<Task<(string Href, string Said)>> work)
    {
        try
        {
            var (href, said) = await work();
            Flash.Done(said);
            Http.Response.StatusCode = StatusCodes.Status303SeeOther;
            Http.Response.Headers.Location = href;
        }
        catch (Refusal refusal) when (refusal.Kind is RefusalKind.Invalid or RefusalKind.NotFound or RefusalKind.Stale or RefusalKind.Rule || refusal.Code == "guardian")
        {
            await Refuse(refusal);
        }
    }

    protected async Task Refuse(Refusal refusal)
    {
        Errors = FormErrors.Of(refusal);
        Http.Response.StatusCode = refusal.Kind == RefusalKind.Stale ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        await Load();
    }

    protected string? Typed(string field) => Sent is { } sent && sent.TryGetValue(field, out var value) ? value.ToString() : null;
}
