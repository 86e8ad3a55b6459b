using System.Text;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Yaml = YamlDotNet.Core.Events;

namespace Gym24.Partnerships.Catalogue.Reading;

/// <summary>
/// Parses a file into nodes. What makes YAML dangerous is refused: anchors and aliases (which multiply), tags, several documents,
/// depth and size beyond what a catalogue needs.
/// </summary>
internal static class NodeTree
{
    public const int MaxBytes = 4 * 1024 * 1024;
    private const int MaxDepth = 12;
    private const int MaxNodes = 400_000;

    public static Node Parse(byte[] content, bool json)
    {
        if (content.Length > MaxBytes)
            throw new UnreadableFile(MessageNumber.TooLarge, 0, (MaxBytes / 1024 / 1024).ToString());
        try
        {
            return json ? Json(content) : FromYaml(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content));
        }
        catch (YamlException fault)
        {
            throw new UnreadableFile(MessageNumber.Unreadable, (int)fault.Start.Line, fault.InnerException?.Message ?? fault.Message);
        }
        catch (JsonException fault)
        {
            throw new UnreadableFile(MessageNumber.Unreadable, (int)(fault.LineNumber ?? 0) + 1, fault.Message);
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException) // what is no text: broken UTF-8, half a character
        {
            throw new UnreadableFile(MessageNumber.Unreadable, 0, fault.Message);
        }
    }

    private static Node FromYaml(string text)
    {
        var parser = new Parser(new StringReader(text.TrimStart('\uFEFF')));
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
            return new Mapping(1, []);
        parser.Consume<DocumentStart>();
        var nodes = 0;
        var root = YamlNode(parser, 0, ref nodes);
        parser.Consume<DocumentEnd>();
        if (!parser.Accept<StreamEnd>(out var more))
            throw new UnreadableFile(MessageNumber.SeveralDocuments, (int)(more?.Start.Line ?? parser.Current!.Start.Line), "");
        return root;
    }

    private static Node YamlNode(IParser parser, int depth, ref int nodes)
    {
        var line = (int)parser.Current!.Start.Line;
        if (depth > MaxDepth)
            throw new UnreadableFile(MessageNumber.TooDeep, line, MaxDepth.ToString());
        if (++nodes > MaxNodes)
            throw new UnreadableFile(MessageNumber.TooManyValues, line, MaxNodes.ToString());
        if (parser.Current is AnchorAlias || parser.Current is NodeEvent { Anchor.IsEmpty: false })
            throw new UnreadableFile(MessageNumber.Alias, line, "");
        if (parser.Current is NodeEvent { Tag: { IsEmpty: false } tag } && !tag.IsNonSpecific)
            throw new UnreadableFile(MessageNumber.Tag, line, tag.Value);
        if (parser.TryConsume<Yaml.Scalar>(out var scalar))
            return new Scalar(line, scalar.Value, scalar.Style == ScalarStyle.Plain);
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<Node>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                items.Add(YamlNode(parser, depth + 1, ref nodes));
            return new Sequence(line, items);
        }
        parser.Consume<MappingStart>();
        var entries = new List<(string, int, Node)>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var at = (int)parser.Current!.Start.Line;
            if (YamlNode(parser, depth + 1, ref nodes) is not Scalar key)
                throw new UnreadableFile(MessageNumber.Unreadable, at, "key");
            entries.Add((key.Text, at, YamlNode(parser, depth + 1, ref nodes)));
        }
        return new Mapping(line, entries);
    }

    private static Node Json(byte[] content)
    {
        var lines = new LineCounter(content);
        var reader = new Utf8JsonReader(content, new JsonReaderOptions { MaxDepth = MaxDepth + 1 });
        reader.Read();
        var root = JsonNode(ref reader, lines);
        reader.Read();
        return root;
    }

    private static Node JsonNode(ref Utf8JsonReader reader, LineCounter lines)
    {
        var line = lines.At((int)reader.TokenStartIndex);
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            var items = new List<Node>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                items.Add(JsonNode(ref reader, lines));
            return new Sequence(line, items);
        }
        if (reader.TokenType != JsonTokenType.StartObject)
            return reader.TokenType == JsonTokenType.String
                ? new Scalar(line, reader.GetString()!, Plain: false)
                : new Scalar(line, Encoding.UTF8.GetString(reader.ValueSpan), Plain: true);
        var entries = new List<(string, int, Node)>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = reader.GetString()!;
            var at = lines.At((int)reader.TokenStartIndex);
            reader.Read();
            entries.Add((key, at, JsonNode(ref reader, lines)));
        }
        return new Mapping(line, entries);
    }

    /// <summary>Lines of ascending positions.</summary>
    private sealed class LineCounter(byte[] content)
    {
        private int _position;
        private int _line = 1;

        public int At(int position)
        {
            for (; _position < position; _position++)
                if (content[_position] == '\n')
                    _line++;
            return _line;
        }
    }
}
