using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gym24.Partnerships.Catalogue.Reading;

namespace Gym24.Partnerships.Tests.Catalogue;

/// <summary>
/// A pack of 5,000 offerings shall load within a second. Once its code is compiled it takes 0.9 s of the processor's time on two cores: reading
/// 0.5 (of it 0.4 in the YAML parser), rows 0.2, the snapshot 0.2; in the published host, where the code runs for the first time, a start that
/// reads it takes 1.3 s more than one without. The limit is three times the aim: here the code is compiled while it runs, so that the best of five
/// rounds counts, and a machine busy with other suites needs up to twice the time. It fails when the work triples or grows faster than the pack.
/// </summary>
[Collection("alone")]
public sealed class LargePackTests(ITestOutputHelper output)
{
    private const int Offerings = 5000;
    private static readonly TimeSpan Aim = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task A_pack_of_5000_offerings_loads_quickly()
    {
        var yaml = Pack();
        var content = Encoding.UTF8.GetBytes(yaml);
        var (reading, loading) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < 5 && (round == 0 || loading > Aim); round++)
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
        Assert.True(loading < Limit, $"{loading.TotalSeconds:0.0} s of the processor's time");
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static string Pack()
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
