using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Gym24.Contracts.Ui;

/// <summary>
/// The form that was posted to the page, as it was typed. Fields show <see cref="Text"/>, so nothing typed is lost; what cannot be read
/// (<see cref="Date"/>, <see cref="Number"/> …) and what a request refuses stands beside its field; what was done leads on to another page.
/// One per request: pages and their parts inject the same. While a page is only being looked at, everything is empty.
/// </summary>
public sealed class PostedForm(IHttpContextAccessor accessor, Flash flash)
{
    private const NumberStyles Fraction = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
    private static readonly TextCatalog T = new(typeof(Texts));
    private static readonly string[] DayFormats = ["yyyy-MM-dd", "d.M.yyyy", "d.M.yy"];

    /// <summary>A form was posted, and nothing has come of it yet.</summary>
    public bool IsPosted => Fields is not null;

    /// <summary>What is wrong with whichever form was posted. Pages with one place for messages show this; forms show <see cref="Errors"/>.</summary>
    public FormErrors AllErrors { get; } = [];

    /// <summary>Ends when the reader has gone.</summary>
    public CancellationToken Cancellation => Http.RequestAborted;

    /// <summary>Names of the fields that were posted, for forms whose fields are made of rows (<c>mark:{id}</c>).</summary>
    public IEnumerable<string> Names => Fields?.Keys ?? [];

    /// <summary>Posted files; the form needs <c>Multipart</c>.</summary>
    public IFormFileCollection Files => Fields?.Files ?? FormCollection.Empty.Files;

    private HttpContext Http => accessor.HttpContext!;

    private IFormCollection? Fields => HttpMethods.IsPost(Http.Request.Method) && Http.Request.HasFormContentType ? Http.Request.Form : null;

    /// <summary>What is wrong with the form of that name; <see langword="null"/> when another one was posted, or none. For <c>FormBox.Errors</c>.</summary>
    public FormErrors? Errors(string form) => IsNamed(form) ? AllErrors : null;

    /// <summary>The form of that name is the one that was posted.</summary>
    public bool IsNamed(string form) => Fields is { } fields && fields["_handler"].ToString() == form;

    /// <summary>What was typed, untouched.</summary>
    /// <param name="field">Name of the field.</param>
    /// <param name="otherwise">What the field shows before anything was posted.</param>
    public string? Text(string field, string? otherwise = null) => Fields is { } fields && fields.TryGetValue(field, out var value) ? value.ToString() : otherwise;

    /// <summary>What was typed, or <see langword="null"/> where that is nothing: for what may be left out.</summary>
    public string? Given(string field) => Text(field) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>Everything ticked in a list of boxes, or chosen in one of several selects of a name.</summary>
    public IReadOnlyList<string> Many(string field) => Fields is { } fields && fields.TryGetValue(field, out var values) ? [.. values.OfType<string>()] : [];

    /// <summary>The box is ticked.</summary>
    /// <param name="field">Name of the field.</param>
    /// <param name="otherwise">How it stands before anything was posted.</param>
    public bool Flag(string field, bool otherwise = false) => Fields is { } fields ? fields[field] == "true" : otherwise;

    /// <summary>A day, as date fields post it or as one writes it in Russian (05.12.2026).</summary>
    /// <returns><see langword="null"/> when left empty, and when it is no day: then the field says so.</returns>
    public DateOnly? Date(string field) => Read<DateOnly>(field, "Form.BadDate",
        text => DateOnly.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);

    /// <summary>A time of day, such as 14:30.</summary>
    /// <inheritdoc cref="Date" path="/returns" />
    public TimeOnly? Time(string field) => Read<TimeOnly>(field, "Form.BadTime",
        text => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null);

    /// <summary>A whole number. Its range is the request's affair.</summary>
    /// <inheritdoc cref="Date" path="/returns" />
    public int? Number(string field) => Read<int>(field, "Form.BadNumber",
        text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null);

    /// <summary>A number with a comma or a point.</summary>
    /// <inheritdoc cref="Date" path="/returns" />
    public decimal? Decimal(string field) => Read<decimal>(field, "Form.BadDecimal",
        text => decimal.TryParse(text.Replace(',', '.'), Fraction, CultureInfo.InvariantCulture, out var number) ? number : null);

    /// <summary>The id of what was chosen.</summary>
    /// <inheritdoc cref="Date" path="/returns" />
    public Guid? Id(string field) => Read<Guid>(field, "Form.BadChoice", text => Guid.TryParse(text, out var id) ? id : null);

    /// <summary>The ids of all that was ticked.</summary>
    public IReadOnlyList<Guid> Ids(string field)
    {
        var ids = new List<Guid>();
        foreach (var text in Many(field))
            if (Guid.TryParse(text, out var id))
                ids.Add(id);
            else
                Refuse(field, T["Form.BadChoice"]);
        return ids;
    }

    /// <summary>One of the words of an enumeration.</summary>
    /// <inheritdoc cref="Date" path="/returns" />
    public TWord? Choice<TWord>(string field) where TWord : struct, Enum => Read<TWord>(field, "Form.BadChoice",
        text => Enum.TryParse<TWord>(text, ignoreCase: true, out var word) && Enum.IsDefined(word) ? word : null);

    /// <summary>The version of the row that the reader had seen (a hidden field); -1 where there is none, which no row has: the request says "stale".</summary>
    public int Version(string field = "version") => int.TryParse(Text(field), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;

    /// <summary>Says what is wrong with a field; the first message of a field stands.</summary>
    /// <param name="field">Name of the field; empty for the form as a whole.</param>
    /// <param name="message">What is wrong and what to do, in the reader's language.</param>
    public void Refuse(string field, string message)
    {
        if (field.Length == 0 || AllErrors[field] is null)
            AllErrors.Add(field, message);
    }

    /// <summary>Sends what the form asks for and goes on to another page (303); what is refused is shown beside the fields, nothing typed is lost.</summary>
    /// <param name="read">Makes the request of the fields. It is not sent when one of them cannot be read.</param>
    /// <param name="send">Carries it out.</param>
    /// <param name="done">What to say on the next page, if anything, and its address.</param>
    /// <param name="again">Reads what the page shows once more after a refusal: the reason may be that it has changed.</param>
    public async Task Send<TRequest, TResult>(
        Func<TRequest> read, Func<TRequest, Task<TResult>> send, Func<TResult, (string? Said, string Href)> done, Func<Task>? again = null)
    {
        var request = read();
        if (await Try(async () =>
        {
            var (said, href) = done(await send(request));
            if (said is not null)
                flash.Done(said);
            (Http.Response.StatusCode, Http.Response.Headers.Location) = (StatusCodes.Status303SeeOther, href);
        }))
            return;
        if (again is not null)
            await again();
    }

    /// <summary>As the other one, for what needs no request to be made first.</summary>
    public Task Send(Func<Task<(string? Said, string Href)>> send, Func<Task>? again = null) => Send(() => true, _ => send(), done => done, again);

    /// <summary>As <see cref="Send(Func{Task{ValueTuple{string, string}}}, Func{Task})"/>, for what only shows something: the page stays.</summary>
    public async Task Look<TRequest>(Func<TRequest> read, Func<TRequest, Task> look)
    {
        var request = read();
        await Try(() => look(request));
    }

    private async Task<bool> Try(Func<Task> send)
    {
        if (AllErrors.Any)
        {
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return false;
        }
        try
        {
            await send();
            return true;
        }
        catch (Refusal refusal) when (refusal.Kind is not RefusalKind.SignIn)
        {
            foreach (var fault in refusal.Faults)
                AllErrors.Add(fault.Field ?? "", fault.Message);
            // Not 404, even where a row has gone: the page is there, and its form is shown.
            Http.Response.StatusCode = refusal.Kind switch
            {
                RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
                RefusalKind.Stale => StatusCodes.Status409Conflict,
                RefusalKind.Rule => StatusCodes.Status422UnprocessableEntity,
                _ => StatusCodes.Status400BadRequest,
            };
            return false;
        }
    }

    private TValue? Read<TValue>(string field, string bad, Func<string, TValue?> parse) where TValue : struct
    {
        if (Given(field) is not { } text)
            return null;
        var value = parse(text);
        if (value is null)
            Refuse(field, T[bad]);
        return value;
    }
}
