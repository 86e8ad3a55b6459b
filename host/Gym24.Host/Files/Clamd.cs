using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Gym24.Contracts.Files;
using static Gym24.Host.HostTexts;

namespace Gym24.Host.Files;

/// <summary>Has files looked at by clamd, over a socket of the machine or the network (<c>INSTREAM</c> of its protocol).</summary>
internal sealed class Clamd(FileSettings settings, ILogger<Clamd> log) : IFileCheck
{
    private const int Piece = 256 * 1024, UsualPort = 3310, LongestAnswer = 1000;
    private const string Asked = "zINSTREAM\0", Clean = " OK", Found = " FOUND", Begin = "stream: ";

    public async Task<FileFinding?> Look(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (settings.Clamd is not { } address)
            return null;
        string answer;
        try
        {
            answer = await Ask(address, content, cancellation);
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            log.LogError(e, "clamd at {Address} does not answer", address);
            return Away();
        }
        if (answer.EndsWith(Clean, StringComparison.Ordinal))
            return null;
        if (answer.EndsWith(Found, StringComparison.Ordinal))
        {
            var name = answer[..^Found.Length].Replace(Begin, "", StringComparison.Ordinal);
            log.LogWarning("clamd found {Name} in a file that somebody brought", name);
            return new FileFinding("infected", T.Both("Files.Infected", name));
        }
        // Such as «INSTREAM size limit exceeded. ERROR»: not looked at is not clean.
        log.LogError("clamd at {Address} answers {Answer}", address, answer);
        return Away();
    }

    private FileFinding? Away() => settings.RefusesWhenAway ? new FileFinding("not-checked", T.Both("Files.NotChecked")) : null;

    private async Task<string> Ask(string address, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(settings.Patience);
        using var socket = await Connect(address, patience.Token);
        await using var stream = new NetworkStream(socket);
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Asked), patience.Token);
            var length = new byte[sizeof(int)];
            for (var at = 0; at < content.Length; at += Piece)
            {
                var piece = content.Slice(at, Math.Min(Piece, content.Length - at));
                BinaryPrimitives.WriteInt32BigEndian(length, piece.Length);
                await stream.WriteAsync(length, patience.Token);
                await stream.WriteAsync(piece, patience.Token);
            }
            await stream.WriteAsync(new byte[sizeof(int)], patience.Token);
        }
        catch (IOException)
        {
            // It answers before the end when it has had enough; what it says is read all the same.
        }
        var answer = new byte[LongestAnswer];
        var read = 0;
        while (read < answer.Length && await stream.ReadAsync(answer.AsMemory(read), patience.Token) is > 0 and var more)
        {
            read += more;
            if (answer.AsSpan(0, read).IndexOf((byte)0) >= 0)
                break;
        }
        return Encoding.UTF8.GetString(answer, 0, read).TrimEnd('\0', '\n');
    }

    private static async Task<Socket> Connect(string address, CancellationToken cancellation)
    {
        var local = address.StartsWith('/');
        var socket = local ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (local)
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(address), cancellation);
            else
            {
                var colon = address.LastIndexOf(':');
                var port = colon > 0 && int.TryParse(address.AsSpan(colon + 1), CultureInfo.InvariantCulture, out var said) ? said : UsualPort;
                await socket.ConnectAsync(port == UsualPort && colon < 0 ? address : address[..colon], port, cancellation);
            }
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
