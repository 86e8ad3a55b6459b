using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using static Gym24.Tusur.Texts;

namespace Gym24.Tusur;

/// <summary>A posted form as typed: what cannot be read stays in its field with a message beside it. Scoped.</summary>
internal sealed class Posting(IHttpContextAccessor accessor, Flash flash, NavigationManager navigation)
{
    private readonly FormErrors _errors = [];

    private HttpContext Http => accessor.HttpContext!;

    private IFormCollection? Form => HttpMethods.IsPost(Http.Request.Method) && Http.Request.HasFormContentType ? Http.Request.Form : null;

    public CancellationToken Cancellation => Http.RequestAborted;

    /// <summary>What is wrong with the form of that name; nothing when another one was posted.</summary>
    public FormErrors? Errors(string form) => Form is { } sent && sent["_handler"].ToString() == form ? _errors : null;

    public string? Text(string field, string? otherwise = null) => Form is { } form && form.TryGetValue(field, out var value) ? value.ToString() : otherwise;

    public IReadOnlyList<string> Many(string field) => Form is { } form && form.TryGetValue(field, out StringValues values) ? [.. values.OfType<string>()] : [];

    public DateOnly? Date(string field) => Read<DateOnly>(field, "Form.BadDate",
        text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);

    public TimeOnly? Time(string field) => Read<TimeOnly>(field, "Form.BadTime",
        text => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null);

    public int? Number(string field) => Read<int>(field, "Form.BadNumber",
        text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null);

    public Guid? Id(string field) => Read<Guid>(field, "Form.BadChoice", text => Guid.TryParse(text, out var id) ? id : null);

    public IReadOnlyList<Guid> Ids(string field)
    {
        var ids = new List<Guid>();
        foreach (var text in Many(field))
            if (Guid.TryParse(text, out var id))
                ids.Add(id);
            else
                _errors.Add(field, T["Form.BadChoice"]);
        return ids;
    }

    /// <summary>Sends what the form asks for and goes on to another page; what is refused is shown beside the fields.</summary>
    /// <param name="read">Makes the request of the form.</param>
    /// <param name="done">What to say and where to go.</param>
    public async Task Send<TRequest, TResult>(Func<TRequest> read, Func<TRequest, Task<TResult>> send, Func<TResult, (string Said, string Href)> done)
    {
        var request = read();
        if (!_errors.Any)
        {
            try
            {
                var (said, href) = done(await send(request));
                flash.Done(said);
                navigation.NavigateTo(href);
                return;
            }
            catch (Refusal refusal) when (refusal.Kind is not RefusalKind.SignIn)
            {
                foreach (var fault in refusal.Faults)
                    _errors.Add(fault.Field ?? "", fault.Message);
            }
        }
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    /// <summary>As <see cref="Send"/>, for what only shows something.</summary>
    public async Task Look<TRequest>(Func<TRequest> read, Func<TRequest, Task> look)
    {
        var request = read();
        if (_errors.Any)
            return;
        try
        {
            await look(request);
        }
        catch (Refusal refusal) when (refusal.Kind is not RefusalKind.SignIn)
        {
            foreach (var fault in refusal.Faults)
                _errors.Add(fault.Field ?? "", fault.Message);
        }
    }

    private TValue? Read<TValue>(string field, string bad, Func<string, TValue?> parse) where TValue : struct
    {
        if (string.IsNullOrWhiteSpace(Text(field)))
            return null;
        var value = parse(Text(field)!.Trim());
        if (value is null)
            _errors.Add(field, T[bad]);
        return value;
    }
}
