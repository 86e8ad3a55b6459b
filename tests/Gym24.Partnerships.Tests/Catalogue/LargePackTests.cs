using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gym24.Partnerships.Catalogue.Reading;

namespace Gym24.Partnerships.Tests.Catalogue;

/// <summary>
/// A pack of 5,000 offerings loads. What it costs is written out; the limit is no target but a guard against work that grows faster than
/// the pack does, wide enough for a machine that is busy with other suites. Counted is the processor's time, at its best of three.
/// </summary>
[Collection("alone")]
public sealed class LargePackTests(ITestOutputHelper output)
{
    private const int Offerings = 5000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task A_pack_of_5000_offerings_loads_quickly()
    {
        var yaml = Pack();
        var content = Encoding.UTF8.GetBytes(yaml);
        var (reading, loading) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < 3 && (round == 0 || loading > Limit); round++)
        {
            await using var school = await CatalogueSchool.Start(("small", "sources: []"));
            school.Ship("large", yaml);

            var (start, clock) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
            var file = CatalogueReader.Read("large", "catalogue.yaml", content);
            reading = Min(reading, Environment.CpuUsage.TotalTime - start);
            Assert.Equal(Offerings, file.Offerings.Count);

            start = Environment.CpuUsage.TotalTime;
            await school.NextGeneration();
            loading = Min(loading, Environment.CpuUsage.TotalTime - start);
            Assert.Equal(Offerings, school.Snapshot.Listed.Length);

            start = Environment.CpuUsage.TotalTime;
            await school.NextGeneration();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{content.Length / 1024} KB: read {reading.TotalMilliseconds:0} ms, loaded {loading.TotalMilliseconds:0} ms, again {(Environment.CpuUsage.TotalTime - start).TotalMilliseconds:0} ms, by the clock {Stopwatch.GetElapsedTime(clock).TotalMilliseconds:0} ms"));
        }
        Assert.InRange(loading, TimeSpan.Zero, Limit);
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    internal static string Pack()
    {
        var yaml = new StringBuilder("partners:\n  - { id: acme, name: Центр «Акме», shortName: Акме, kind: ngo }\nsources:\n  - { id: letter, title: Письмо центра «Акме» }\nofferings:\n");
        for (var i = 0; i < Offerings; i++)
            yaml.Append(CultureInfo.InvariantCulture, $$"""
                  - id: acme-{{i}}
                    name: "Кружок робототехники, группа {{i}}"
                    partners: [acme]
                    kind: course
                    audience: [pupils]
                    grades: { from: 5, to: 7 }
                    subjects: [robotics, informatics]
                    activityTypes: [extra-curricular]
                    when: { months: [9, 10, 11], text: "сентябрь – ноябрь" }
                    capacity: { max: 12, text: "до 12 человек" }
                    status: active
                    sources:
                      - { document: letter, section: "с. {{i % 30}}" }

                """);
        return yaml.ToString();
    }
}

[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class Alone;
