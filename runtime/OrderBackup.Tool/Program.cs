using System.Text;
using OrderBackup;
using OrderBackup.Tool;
using OrderBackup.Tool.Output;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var terminal = Terminal.OfThisProcess();
using var interruption = new Interruption(terminal);
return await new OrderBackupCommandLine(options => new OrderBackupService(options), terminal).RunAsync(args, interruption.Token);
