using Gym24.Modularity.Generations;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Gym24.Modularity.Tests.Generations;

public sealed class GateTests
{
    [Fact]
    public async Task Before_the_first_generation_visitors_are_asked_to_come_again()
    {
        IHttpApplication<Gate.Visit> gate = new Gate();
        var features = new FeatureCollection();
        var response = new HttpResponseFeature();
        features.Set<IHttpResponseFeature>(response);

        var visit = gate.CreateContext(features);
        await gate.ProcessRequestAsync(visit);
        gate.DisposeContext(visit, null);

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, response.StatusCode);
        Assert.Equal("2", response.Headers.RetryAfter);
    }
}
