using System.Runtime.InteropServices;
using OrderBackup.Tool.Output;

namespace OrderBackup.Tool;

/// <summary>Turns the first SIGINT or SIGTERM into a cancellation, so that nothing half-made is left; a second one ends the process.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly Terminal _terminal;
    private readonly PosixSignalRegistration[] _registrations;

    public Interruption(Terminal terminal)
    {
        _terminal = terminal;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
        ];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        if (_source.IsCancellationRequested)
        {
            _terminal.ShowCursor();
            return;
        }

        context.Cancel = true;
        // Not Cancel(): a callback that throws would take the process down from the signal's thread.
        _ = _source.CancelAsync();
    }
}
