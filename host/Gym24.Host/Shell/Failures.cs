using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Ui;
using Gym24.Host.Access;
using Gym24.Host.Data;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace Gym24.Host.Shell;

/// <summary>Every refusal and failure leaves in words: a problem document for the API (RFC 9457), a page for people.</summary>
internal static class Failures
{
    /// <summary>In the data of a refusal: after how many seconds the same may be tried again.</summary>
    public const string ComeAgain = "Retry-After";

    private static readonly object Key = new();

    public static void UseFailures(this WebApplication app)
    {
        app.UseStatusCodePages(async context =>
        {
            var (http, status) = (context.HttpContext, context.HttpContext.Response.StatusCode);
            if (AccessSetup.IsApi(http.Request))
                await Write(http, status, CodeOf(status), HostTexts.T[$"Error.{Known(status)}Text"], []);
            else
                await ShowPage(http, status, context.Next);
        });
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Handle, AllowStatusCode404Response = true, SuppressDiagnosticsCallback = c => c.Exception is Refusal or BadHttpRequestException || IsBrokenForm(c.Exception) });
        app.Use(ShowAsItIsNow);
    }

    /// <summary>
    /// A form that its page no longer shows (the slot was taken, the run called off in between) would be answered with nothing at all:
    /// show the page as it has become, and say why.
    /// </summary>
    private static async Task ShowAsItIsNow(HttpContext context, RequestDelegate next)
    {
        await next(context);
        var response = context.Response;
        if (response is not { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest } || !HttpMethods.IsPost(context.Request.Method) || AccessSetup.IsApi(context.Request)
            || context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
            return;
        context.RequestServices.GetRequiredService<Flash>().Warn(HostTexts.T["Form.Gone"]);
        (response.StatusCode, response.ContentType) = (StatusCodes.Status303SeeOther, null);
        response.Headers.Location = context.Request.PathBase + context.Request.Path + context.Request.QueryString;
    }

    /// <summary>The refusal an error page is about.</summary>
    public static Refusal? Of(HttpContext? context) => context?.Items[Key] as Refusal;

    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.SignIn => StatusCodes.Status401Unauthorized,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Stale => StatusCodes.Status409Conflict,
        RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static async Task Handle(HttpContext context)
    {
        var failure = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var refusal = failure as Refusal;
        var status = refusal is not null ? StatusOf(refusal.Kind)
            : failure is BadHttpRequestException bad ? bad.StatusCode
            // A form that is none: no boundary, a part without end.
            : IsBrokenForm(failure) ? StatusCodes.Status400BadRequest
            : failure is not null && context.RequestServices.GetRequiredService<IDatabaseEngine>().MayPass(failure) ? StatusCodes.Status503ServiceUnavailable
            : StatusCodes.Status500InternalServerError;
        if (status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = Readiness.ComeAgain;
        else if (failure?.Data[ComeAgain] is int seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        context.Response.StatusCode = status;
        context.Items[Key] = refusal;
        if (AccessSetup.IsApi(context.Request))
            await Write(context, status, refusal?.Code ?? CodeOf(status), refusal?.Message ?? HostTexts.T[$"Error.{Known(status)}Text"], refusal?.Faults ?? []);
        // Pages: the empty answer is filled by the status code page around this.
    }

    private static bool IsBrokenForm(Exception? failure) =>
        failure is InvalidDataException or IOException && failure.StackTrace?.Contains("FormFeature", StringComparison.Ordinal) == true;

    private static async Task Write(HttpContext context, int status, string code, string message, IReadOnlyList<Fault> faults)
    {
        var problem = new ProblemDetails { Type = code, Title = message, Status = status, Instance = context.Request.Path };
        var byField = faults.Where(f => f.Field is not null).GroupBy(f => Camel(f.Field!)).ToDictionary(g => g.Key, g => g.Select(f => f.Message).ToArray());
        if (byField.Count > 0)
            problem.Extensions["errors"] = byField;
        if (faults.Count > 0)
            problem.Extensions["faults"] = faults.Select(f => new { field = f.Field is null ? null : Camel(f.Field), message = f.Message, code = f.Code, overrulable = f.Overrulable }).ToArray();
        if (status >= 500)
            problem.Extensions["traceId"] = context.TraceIdentifier;
        await context.Response.WriteAsJsonAsync(problem, options: null, contentType: "application/problem+json");
    }

    private static async Task ShowPage(HttpContext context, int status, RequestDelegate next)
    {
        var (path, method, endpoint, route) = (context.Request.Path, context.Request.Method, context.GetEndpoint(), context.Request.RouteValues);
        // Says that this is the page about the failure: without it a 404 stays without a body.
        context.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature
        {
            OriginalPath = path, OriginalPathBase = context.Request.PathBase, OriginalQueryString = context.Request.QueryString.Value,
        });
        context.Request.Path = $"/error/{status}";
        context.Request.Method = HttpMethods.Get;
        context.SetEndpoint(null);
        context.Request.RouteValues = [];
        // A page that failed half way has used up its scope; the error page gets one of its own.
        var services = context.Features.Get<IServiceProvidersFeature>();
        await using var fresh = new RequestServicesFeature(context, context.RequestServices.GetRequiredService<IServiceScopeFactory>());
        context.Features.Set<IServiceProvidersFeature>(fresh);
        try
        {
            await next(context);
        }
        finally
        {
            (context.Request.Path, context.Request.Method, context.Request.RouteValues) = (path, method, route);
            context.SetEndpoint(endpoint);
            context.Features.Set<IStatusCodeReExecuteFeature?>(null);
            context.Features.Set(services);
        }
    }

    private static int Known(int status) => status is 400 or 401 or 403 or 404 or 405 or 409 or 413 or 415 or 422 or 429 or 503 ? status : 500;

    private static string CodeOf(int status) => status switch
    {
        400 => "invalid", 401 => "sign-in", 403 => "forbidden", 404 => "not-found", 405 => "method-not-allowed",
        413 => "too-large", 415 => "media-type", 429 => "too-many", 503 => "unavailable", _ => "failed",
    };

    private static string Camel(string field) => char.ToLowerInvariant(field[0]) + field[1..];
}
