using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Catalogue.Logos;

/// <summary>The logo of an organisation.</summary>
[Public(Catalogue = true)]
internal sealed record ShowLogo(string Partner) : IQuery<Logo>;

internal sealed class ShowLogoHandler(CatalogueStore catalogue) : IRequestHandler<ShowLogo, Logo>
{
    public Task<Logo> Handle(ShowLogo request, CancellationToken cancellation) =>
        Task.FromResult(catalogue.Logos.GetValueOrDefault(request.Partner) ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Partner.NoLogo"]));
}

internal static class LogoAddress
{
    /// <summary>Whatever stands in the file: alone in its window it may load nothing, run nothing and belongs to no site.</summary>
    private const string Policy = "default-src 'none'; frame-ancestors 'none'; sandbox";

    /// <summary>Where a partner's logo is, or <see langword="null"/>: its initials are shown.</summary>
    public static string? Of(CatalogueStore catalogue, string partner) =>
        catalogue.Logos.TryGetValue(partner, out var logo) ? $"/partners/{partner}/logo?v={logo.Mark}" : null;

    public static void Map(IEndpointRouteBuilder root) => root.MapGet("/partners/{id}/logo", async (string id, HttpResponse response, IMediator mediator, CancellationToken cancellation) =>
    {
        var logo = await mediator.Send(new ShowLogo(id), cancellation);
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "private, max-age=86400";
        return TypedResults.Bytes(logo.Content, logo.Type == Logo.Svg ? Logo.Svg + "; charset=utf-8" : logo.Type, entityTag: new EntityTagHeaderValue($"\"{logo.Mark}\""));
    }).Public(catalogue: true);
}
