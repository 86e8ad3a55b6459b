using System.Globalization;
using Gym24.Partnerships.Offerings.Find;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Partnerships.Tests.Offerings;

public sealed class RenderedListsTests
{
    private readonly IServiceProvider _services = new ServiceCollection().AddLogging().BuildServiceProvider();
    private readonly RenderedLists _lists = new();
    private int _made;

    [Fact]
    public async Task A_list_is_made_once_for_an_address_and_a_language()
    {
        await Get("?q=a");
        Assert.Equal("<p>1 &lt;</p>", await Get("?q=a"));

        await Get("?q=b");
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        await Get("?q=a");
        Assert.Equal(3, _made);
    }

    [Fact]
    public async Task An_endless_address_is_not_kept()
    {
        await Get(new string('a', 1000));
        await Get(new string('a', 1000));

        Assert.Equal(2, _made);
    }

    private async Task<string> Get(string query) => (await _lists.Get(query, _services, () => Task.FromResult<Microsoft.AspNetCore.Components.RenderFragment>(builder =>
    {
        _made++;
        builder.OpenElement(0, "p");
        builder.AddContent(1, $"{_made} <");
        builder.CloseElement();
    }))).Value;
}
