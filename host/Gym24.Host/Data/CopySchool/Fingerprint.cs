using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gym24.Host.Data.CopySchool;

/// <summary>
/// How many rows there are, and a sum over what stands in them that does not depend on their order. The same on every engine: what is
/// summed are the values a program sees, moments to the microsecond.
/// </summary>
internal sealed class Fingerprint
{
    private readonly ArrayBufferWriter<byte> _row = new();
    private UInt128 _sum;

    public long Rows { get; private set; }

    public string Sum => _sum.ToString("x32", CultureInfo.InvariantCulture);

    public bool Is(Fingerprint other) => Rows == other.Rows && _sum == other._sum;

    public void Add(IReadOnlyList<object?> values)
    {
        _row.ResetWrittenCount();
        foreach (var value in values)
            Write(value);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_row.WrittenSpan, hash);
        _sum = unchecked(_sum + BinaryPrimitives.ReadUInt128BigEndian(hash));
        Rows++;
    }

    private void Write(object? value)
    {
        switch (value)
        {
            case null: Number('0', 0); break;
            case bool flag: Number('b', flag ? 1 : 0); break;
            case Enum or int or long or short or byte: Number('i', Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case double number: Number('f', BitConverter.DoubleToInt64Bits(number)); break;
            // 1.50 and 1.5 are the same amount, and an engine may keep either.
            case decimal amount: Bytes('d', Encoding.ASCII.GetBytes((amount / 1.0000000000000000000000000000m).ToString("G29", CultureInfo.InvariantCulture))); break;
            case string text: Bytes('s', Encoding.UTF8.GetBytes(text)); break;
            case Guid id: Bytes('g', id.ToByteArray()); break;
            case DateTime moment: Number('t', moment.Ticks / TimeSpan.TicksPerMicrosecond); break;
            case DateTimeOffset moment: Number('t', moment.UtcTicks / TimeSpan.TicksPerMicrosecond); break;
            case DateOnly day: Number('y', day.DayNumber); break;
            case TimeOnly time: Number('h', time.Ticks / TimeSpan.TicksPerMicrosecond); break;
            case byte[] content: Bytes('c', content); break;
            default: throw new InvalidOperationException($"No sum is known for {value.GetType()}.");
        }
    }

    private void Number(char kind, long number)
    {
        var place = _row.GetSpan(9);
        place[0] = (byte)kind;
        BinaryPrimitives.WriteInt64BigEndian(place[1..], number);
        _row.Advance(9);
    }

    private void Bytes(char kind, byte[] bytes)
    {
        Number(kind, bytes.Length);
        _row.Write(bytes);
    }
}
