using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Gym24.Contracts.Ui.Tests;

public sealed class PostedFormTests
{
    private readonly DefaultHttpContext _http = new();

    [Fact]
    public void Before_anything_is_posted_a_field_shows_what_is_stored()
    {
        var form = Form();
        Assert.False(form.IsPosted);
        Assert.Equal("stored", form.Text("title", "stored"));
        Assert.Null(form.Errors("run"));
        Assert.Empty(form.Many("people"));
    }

    [Fact]
    public void What_was_typed_is_read_as_a_reader_of_Russian_writes_it()
    {
        var form = Form(("on", "5.12.2026"), ("at", "14:30"), ("places", " 12 "), ("points", "12,5"), ("rest", "true"), ("version", "3"), ("day", "friday"));
        Assert.Equal(new DateOnly(2026, 12, 5), form.Date("on"));
        Assert.Equal(new TimeOnly(14, 30), form.Time("at"));
        Assert.Equal(12, form.Number("places"));
        Assert.Equal(12.5m, form.Decimal("points"));
        Assert.Equal(DayOfWeek.Friday, form.Choice<DayOfWeek>("day"));
        Assert.True(form.Flag("rest"));
        Assert.Equal((3, -1), (form.Version(), form.Version("other")));
        Assert.Null(form.Date("absent"));
        Assert.False(form.AllErrors.Any);
    }

    [Fact]
    public async Task What_cannot_be_read_stays_in_its_field_and_nothing_is_sent()
    {
        var form = Form(("on", "soon"), ("places", "many"));
        await form.Send<(DateOnly?, DateOnly?, int?), int>(
            () => (form.Date("on"), form.Date("on"), form.Number("places")),
            _ => throw new InvalidOperationException("sent"), _ => ("said", "/next"));
        Assert.Equal(["on", "places"], form.Errors("run")!.Select(e => e.Name));
        Assert.Equal("soon", form.Text("on"));
        Assert.Equal(400, _http.Response.StatusCode);
        Assert.Null(form.Errors("another"));
    }

    [Theory]
    [InlineData(RefusalKind.Invalid, 400)]
    [InlineData(RefusalKind.NotFound, 400)]
    [InlineData(RefusalKind.Forbidden, 403)]
    [InlineData(RefusalKind.Stale, 409)]
    [InlineData(RefusalKind.Rule, 422)]
    public async Task A_refusal_stands_beside_its_field_and_the_page_is_read_again(RefusalKind kind, int status)
    {
        var form = Form(("title", "x"));
        var again = 0;
        await form.Send<string, int>(() => "", _ => throw new Refusal(kind, "no", "not so", "title"), _ => ("said", "/next"), () => Task.FromResult(again++));
        Assert.Equal("not so", form.Errors("run")!["title"]);
        Assert.Equal((status, 1), (_http.Response.StatusCode, again));
        Assert.Empty(_http.Response.Headers.Location.ToString());
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_sent_to_sign_in()
    {
        var form = Form(("title", "x"));
        await Assert.ThrowsAsync<Refusal>(() => form.Send<string, int>(() => "", _ => throw new Refusal(RefusalKind.SignIn, "sign-in", "who"), _ => (null, "/next")));
    }

    [Fact]
    public async Task What_was_done_leads_on_and_is_said_there()
    {
        var form = Form(("title", "x"));
        await form.Send(() => form.Text("title"), title => Task.FromResult(title + "!"), done => (done, "/next"));
        Assert.Equal((303, "/next"), (_http.Response.StatusCode, _http.Response.Headers.Location.ToString()));
        Assert.Contains("gym24-flash=", _http.Response.Headers.SetCookie.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_values_and_files_come_whole()
    {
        var id = Guid.NewGuid();
        var form = Form(("people", new StringValues([id.ToString(), "nobody"])));
        Assert.Equal([id], form.Ids("people"));
        Assert.NotNull(form.AllErrors["people"]);
        Assert.Equal("roster.csv", form.Files["file"]!.FileName);
    }

    private PostedForm Form(params (string Name, StringValues Value)[] fields)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        if (fields.Length > 0)
        {
            _http.Request.Method = "POST";
            _http.Request.ContentType = "application/x-www-form-urlencoded";
            _http.Request.Form = new FormCollection(
                fields.Append(("_handler", "run")).ToDictionary(f => f.Item1, f => f.Item2), new FormFileCollection { new FormFile(Stream.Null, 0, 0, "file", "roster.csv") });
        }
        var accessor = new HttpContextAccessor { HttpContext = _http };
        return new PostedForm(accessor, new Flash(accessor, new EphemeralDataProtectionProvider()));
    }
}
