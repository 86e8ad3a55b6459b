using System.Text;

namespace Gym24.Benchmarks;

/// <summary>A pack of invented offerings that fills the catalogue up to a thousand.</summary>
internal static class Pack
{
    /// <summary>As many as there are in all, in the product and in the bare app.</summary>
    public const int Offerings = 1000;

    public static void Write(string modules, int offerings)
    {
        var folder = Directory.CreateDirectory(Path.Combine(modules, "thousand")).FullName;
        File.WriteAllText(Path.Combine(folder, "module.json"),
            """{ "id": "thousand", "title": "Тысяча", "version": "1.0.0", "contracts": "[0.1, 1.0)", "partners": ["thousand"], "owner": "Замеры" }""");
        var yaml = new StringBuilder("""
            sources:
              - { id: thousand-source, title: "Замеры" }
            partners:
              - { id: thousand, name: "Центр «Тысяча»", shortName: "Тысяча", kind: university, sources: [{ document: thousand-source, section: "1" }] }
            offerings:

            """);
        string[] kinds = ["course", "olympiad", "conference", "contest", "excursion"], subjects = ["math", "physics", "history", "english"];
        for (var i = 0; i < offerings; i++)
            yaml.Append($"  - {{ id: thousand-{i}, name: \"Предложение {i}: подготовка и встречи\", partners: [thousand], kind: {kinds[i % kinds.Length]}, audience: [pupils], ")
                .Append($"grades: {{ from: {i % 6 + 1}, to: {i % 6 + 5} }}, subjects: [{subjects[i % subjects.Length]}], status: active, sources: [{{ document: thousand-source, section: \"{i}\" }}] }}\n");
        File.WriteAllText(Path.Combine(folder, "catalogue.yaml"), yaml.ToString());
    }
}
