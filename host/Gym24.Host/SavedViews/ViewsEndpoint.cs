using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Ui;
using Gym24.Host.Shell;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;

namespace Gym24.Host.SavedViews;

/// <summary>Where the menu of views in every list posts to. Whatever comes of it, the reader is back at the list and is told.</summary>
internal static class ViewsEndpoint
{
    public static void MapViews(this IEndpointRouteBuilder app) =>
        app.MapPost(Contracts.Ui.SavedViews.Address, async (HttpContext context, IAntiforgery antiforgery, IMediator mediator, Flash flash) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context))
                throw new BadHttpRequestException("The form's token is missing or wrong.");
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            var (path, query) = (LocalAddress.Or(form["path"], "/"), form["query"].ToString());
            try
            {
                if (Guid.TryParse(form["forget"], out var forgotten))
                {
                    await mediator.Send(new ForgetView(forgotten), context.RequestAborted);
                    flash.Done(HostTexts.T["Views.Forgotten"]);
                }
                else
                {
                    await mediator.Send(new KeepView(path, query, form["name"]), context.RequestAborted);
                    flash.Done(HostTexts.T["Views.Kept", form["name"].ToString().Trim()]);
                }
            }
            catch (Refusal refusal) when (refusal.Kind is RefusalKind.Invalid or RefusalKind.Rule)
            {
                flash.Warn(refusal.Faults[0].Message);
            }
            return TypedResults.LocalRedirect(query is ['?', ..] ? path + query : path);
        }).SignedIn().ExcludeFromDescription();
}
