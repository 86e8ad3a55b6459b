using AngleSharp.Dom;

namespace Gym24.Contracts.Ui.Tests;

public class FormTests
{
    private static readonly FormErrors Errors = new() { { "run.title", "Too long" }, { "grade", "Choose one" }, "Somebody was faster" };

    [Fact]
    public async Task A_form_carries_the_antiforgery_token_and_posts()
    {
        var form = (await Rendered.Of<SampleForm>()).QuerySelector("form")!;
        Assert.Equal(("post", "multipart/form-data"), (form.GetAttribute("method"), form.GetAttribute("enctype")));
        Assert.Equal("token-value", form.QuerySelector("input[name=__token]")!.GetAttribute("value"));
        Assert.Null(form.QuerySelector("[role=alert]"));
    }

    [Fact]
    public async Task Every_control_has_a_label()
    {
        var body = await Rendered.Of<SampleForm>(("Errors", Errors));
        foreach (var control in body.QuerySelectorAll("input:not([type=hidden]), select, textarea"))
        {
            Assert.Single(body.QuerySelectorAll($"label[for={control.Id}]"));
        }
    }

    [Fact]
    public async Task An_error_stands_beside_its_field_and_in_the_summary()
    {
        var body = await Rendered.Of<SampleForm>(("Errors", Errors));
        var title = body.QuerySelector("[name='Run.Title']")!;
        Assert.Equal("true", title.GetAttribute("aria-invalid"));
        Assert.Equal(["Short", "Too long"], title.GetAttribute("aria-describedby")!.Split(' ').Select(id => body.QuerySelector("#" + id)!.TextContent));
        Assert.Equal(["Too long", "Choose one", "Somebody was faster"], body.QuerySelectorAll("[role=alert] li").Select(item => item.TextContent));
        foreach (var link in body.QuerySelectorAll("[role=alert] a"))
        {
            Assert.NotNull(body.QuerySelector(link.GetAttribute("href")!));
        }
    }

    [Fact]
    public async Task Errors_found_by_the_handler_reach_fields_that_were_rendered_before()
    {
        var body = await Rendered.Of<SampleForm>(("ErrorsAfterPost", Errors));
        Assert.Equal("true", body.QuerySelector("[name='Run.Title']")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Values_come_back_as_they_were_entered()
    {
        var body = await Rendered.Of<SampleForm>();
        Assert.Equal("<b>", body.QuerySelector("[name='Run.Title']")!.GetAttribute("value"));
        Assert.Equal("b", body.QuerySelector("option[selected]")!.GetAttribute("value"));
        Assert.Equal(["self", "9", "true"], body.QuerySelectorAll("input[checked]").Select(input => input.GetAttribute("value")));
        Assert.Equal("2026-11-22", body.QuerySelector("[type=date]")!.GetAttribute("value"));
        Assert.Equal("long", body.QuerySelector("textarea")!.TextContent);
    }

    [Fact]
    public async Task A_dangerous_action_asks_first_and_needs_no_script()
    {
        var body = await Rendered.Of<ConfirmButton>(("Label", "Cancel the run"), ("Question", "Sure?"), ("Action", "/runs/1/cancel"));
        Assert.NotNull(body.QuerySelector("details:not([open]) > summary"));
        Assert.Equal("/runs/1/cancel", body.QuerySelector("details form[method=post]")!.GetAttribute("action"));
        Assert.NotNull(body.QuerySelector("details form button[type=submit]"));
    }
}
