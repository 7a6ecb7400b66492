namespace OrderBackup.Scripts;

/// <summary>The part of <c>restore.bat</c> that is the same for every backup.</summary>
internal static class BatchScriptSteps
{
    public const string Head = """
        @echo off
        rem Restores this backup with psql. Written by OrderBackup with the backup; it holds no password.
        rem
        rem   restore.bat               restores to the database that the backup was made of
        rem   restore.bat NAME          restores to the database NAME
        rem   restore.bat --new NAME    restores to a new database NAME; nothing is replaced
        rem
        rem The server is the one that psql finds: PGHOST, PGPORT, PGUSER, PGPASSWORD, the password file. The role must
        rem be able to create and rename databases.
        rem
        rem The dump is loaded into a new database. When it is complete and holds what the backup says, it takes the
        rem target's name, and the former database is kept under another name. Until then the target is not touched.
        rem
        rem Exit codes: 0 restored; 1 it could not be done; 2 the backup is damaged, or the restored rows are not
        rem those of the backup. After 1 and 2 the target is what it was.
        setlocal EnableExtensions DisableDelayedExpansion
        chcp 65001 >nul
        cd /d "%~dp0" || exit /b 1
        set "script=%~nx0"

        """;

    public const string Arguments = """
        set "replace=yes"
        if "%~1"=="" goto arguments_read
        if "%~1"=="--help" goto usage
        if "%~1"=="--new" (
            if "%~2"=="" goto usage
            set "target=%~2"
            set "replace=no"
            if not "%~3"=="" goto usage
            goto arguments_read
        )
        set "target=%~1"
        if not "%~2"=="" goto usage
        :arguments_read
        if not defined target (
            echo restore.bat: name the database to restore to: cmd cannot pass on the recorded name. 1>&2
            goto usage
        )
        rem The second pattern finds a name that holds an equals sign: "set" itself prints one.
        set "name_asked_for=%target%"
        set name_asked_for | findstr /r /c:^"[\^"%%!^^^&^|^<^>\\/]^" >nul && goto unsafe_name
        set name_asked_for | findstr /r /c:"=.*=" >nul && goto unsafe_name


        """;

    public const string Sums = """
        for %%T in (psql certutil %unpacker%) do where %%T >nul 2>&1 || (
            echo restore.bat: %%T is needed and not installed, or not in PATH; nothing was done. 1>&2
            exit /b 1
        )

        echo Checking backup %backup% ...
        if not exist SHA256SUMS (
            echo restore.bat: the backup is damaged: the file SHA256SUMS is missing. Nothing was restored. 1>&2
            exit /b 2
        )
        rem No pattern for the end of a line: findstr knows CRLF only, and the list has LF.
        findstr /l /c:"  %dump%" SHA256SUMS >nul || (
            echo restore.bat: the backup is damaged: SHA256SUMS does not list %dump%. Nothing was restored. 1>&2
            exit /b 2
        )
        for /f "usebackq tokens=1,*" %%H in ("SHA256SUMS") do (
            set "expected=%%H"
            set "file=%%I"
            call :check_sum || exit /b 2
        )

        set "work=%TEMP%\order-backup-restore-%RANDOM%%RANDOM%%RANDOM%"
        mkdir "%work%" || exit /b 1
        set "sql_file=%dump%"
        if defined unpacker (
            set "sql_file=%work%\dump.sql"
            %unpacker% -dc "%dump%" > "%work%\dump.sql" || goto damaged_dump
        )
        set "file=%sql_file%"
        set "expected=%dump_sha256%"
        call :check_sum || goto damaged_dump


        """;

    public const string Restore = """
        set "PGCLIENTENCODING=UTF8"
        set "PGOPTIONS=%PGOPTIONS% %options%"
        set "PGAPPNAME=order-backup-restore"
        set "run=psql -X -q -A -t -v ON_ERROR_STOP=1"
        set "created=no"
        set "code=1"
        for %%V in (restore former exists sessions longest) do set "%%V="
        for %%P in (plan create connect guard loaded check settings swap drop) do call :extract %%P

        rem Not the target itself: a database cannot be renamed by a session in it.
        set "maintenance=postgres"
        if /i "%target%"=="postgres" set "maintenance=template1"
        %run% -d %maintenance% -c "SELECT 1" >nul 2>&1 || set "maintenance=template1"
        %run% -d %maintenance% -c "SELECT 1" >nul || goto failed

        call :write_names
        %run% -d %maintenance% -f "%work%\names.sql" -f "%work%\plan.sql" > "%work%\plan.txt" || goto failed
        for /f "usebackq tokens=1,* delims==" %%A in ("%work%\plan.txt") do set "%%A=%%B"
        if not defined restore goto failed
        if not "%longest%"=="0" (
            echo restore.bat: the name is longer than the %longest% bytes that the server allows. 1>&2
            goto failed
        )
        if "%replace%%exists%"=="notrue" (
            echo restore.bat: there is such a database already; --new needs a name that is free. 1>&2
            goto failed
        )
        if not "%sessions%"=="0" (
            echo restore.bat: sessions connected to the target: %sessions%. Stop what uses it, then start again. 1>&2
            goto failed
        )
        call :write_names

        echo Loading into %restore% ...
        %run% -d %maintenance% -f "%work%\names.sql" -f "%work%\new_name.sql" -f "%work%\create.sql" || goto failed
        set "created=yes"
        %run% -o NUL -d %maintenance% -f "%work%\names.sql" -f "%work%\connect.sql" -f "%work%\guard.sql" -f "%sql_file%" -f "%work%\loaded.sql" > "%work%\loaded.txt" || goto failed
        findstr /b /l /c:"order_backup_end_of_dump" "%work%\loaded.txt" >nul || goto failed

        echo Counting rows ...
        %run% -d %maintenance% -f "%work%\names.sql" -f "%work%\connect.sql" -f "%work%\guard.sql" -f "%work%\check.sql" -f "%work%\loaded.sql" > "%work%\checked.txt"
        if errorlevel 3 set "code=2"
        if errorlevel 1 goto failed
        findstr /b /l /c:"order_backup_end_of_dump" "%work%\checked.txt" >nul || goto failed

        %run% -d %maintenance% -f "%work%\names.sql" -f "%work%\new_name.sql" -f "%work%\settings.sql" || goto failed
        %run% -d %maintenance% -f "%work%\names.sql" -f "%work%\swap.sql" || goto failed
        rd /s /q "%work%"

        echo Restored: %target% holds backup %backup%.
        if "%exists%"=="true" echo The former database is kept as %former%; drop it when you no longer need it.
        echo Row counts and sequences were checked, not every value: order-backup verify --against does that.
        echo Run ANALYZE in it, so that queries are planned well.
        exit /b 0


        """;

    public const string Routines = """
        :failed
        if "%created%"=="yes" (
            %run% -d %maintenance% -f "%work%\names.sql" -f "%work%\drop.sql" && echo Dropped the new database again. 1>&2 || echo Could not drop the new database; drop it by hand. 1>&2
        )
        rd /s /q "%work%"
        echo restore.bat: the backup was not restored. Nothing was replaced: the target is what it was. 1>&2
        exit /b %code%

        :damaged_dump
        rd /s /q "%work%"
        echo restore.bat: the backup is damaged: the SQL in %dump% is not what was dumped. Nothing was restored. 1>&2
        exit /b 2

        :unsafe_name
        echo restore.bat: cmd cannot pass on this name; use restore.sh or order-backup restore. 1>&2
        exit /b 1

        :usage
        echo usage: restore.bat [NAME ^| --new NAME] 1>&2
        exit /b 1

        :check_sum
        rem Older versions of certutil refuse an empty file.
        set "local_file=%file:/=\%"
        set "actual="
        if not exist "%local_file%" (
            echo restore.bat: the backup is damaged: "%file%" is missing. Nothing was restored. 1>&2
            exit /b 1
        )
        for %%Z in ("%local_file%") do if "%%~zZ"=="0" set "actual=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        if not defined actual for /f "usebackq skip=1 delims=" %%S in (`certutil -hashfile "%local_file%" SHA256`) do if not defined actual set "actual=%%S"
        if defined actual set "actual=%actual: =%"
        if /i "%actual%"=="%expected%" exit /b 0
        echo restore.bat: the backup is damaged: "%file%" is not what SHA256SUMS says. Nothing was restored. 1>&2
        exit /b 1

        :write_names
        rem One line a command: inside a block a closing parenthesis in a name would end it.
        > "%work%\names.sql" echo \set target '%target:'=''%'
        if defined restore >> "%work%\names.sql" echo \set restore '%restore:'=''%'
        if defined former >> "%work%\names.sql" echo \set former '%former:'=''%'
        if defined exists >> "%work%\names.sql" echo \set exists %exists%
        > "%work%\new_name.sql" echo \set target :restore
        exit /b 0

        :extract
        > "%work%\%~1.sql" type nul
        for /f "tokens=1,* delims=:" %%A in ('findstr /b /l /c:"sql_%~1: " "%script%"') do >> "%work%\%~1.sql" echo(%%B
        exit /b 0

        rem The SQL. Nothing below is a command.

        """;
}
